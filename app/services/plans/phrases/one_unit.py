"""Names of one unit that read like a list of several."""

from typing import Final

from app.services.plans.phrases import accented_lines

ONE_UNIT: Final = accented_lines("""
    cơ quan thường trực ban chỉ đạo
    cơ quan thường trực của ban chỉ đạo
    cơ quan tổng hợp của ban chỉ đạo
    văn phòng hđnd và ubnd
    văn phòng hội đồng nhân dân và ủy ban nhân dân
    văn phòng hđnd, ubnd
    văn phòng hđnd - ubnd
    văn phòng hđnd&ubnd
    văn phòng đảng ủy, hđnd và ubnd
    văn phòng đảng ủy, hđnd, ubnd
    cơ quan ủy ban mặt trận
    mặt trận tổ quốc việt nam và các
    ban, ngành, đoàn thể
    các ban, ngành, đoàn thể
    phòng, ban, ngành
    các phòng, ban, ngành
    các phòng, ban, đơn vị
    các phòng, ban
    các phòng, đơn vị
    các phòng, cơ quan
    các cơ quan, đơn vị
    các cơ quan, ban, ngành
    các cơ quan, ban, ngành, đoàn thể
    các cơ quan, tổ chức
    các ngành, đoàn thể
    các ngành, các đoàn thể
    các đoàn thể, tổ chức
    các ngành, đơn vị
    các đơn vị, đoàn thể
    các đơn vị, địa phương
    các cơ quan, đơn vị, địa phương
    các tổ chức, đoàn thể
    các tổ chức, cá nhân
    các thôn, tổ dân phố
    các thôn, xóm
    các thôn, bản
    bí thư chi bộ, trưởng thôn
    các ông, bà
    các ông (bà)
    ông, bà trưởng
    bí thư, trưởng thôn
    bí thư chi bộ, trưởng các thôn
    ban ngành, đoàn thể
    ban, ngành
    hội đoàn thể
    trung tâm văn hóa, thông tin và thể thao
    trung tâm văn hóa, thông tin, thể thao
    trung tâm văn hóa, thể thao
    trung tâm văn hóa, thể thao và truyền thanh
    trung tâm văn hóa - thể thao và truyền thanh
    phòng văn hóa, khoa học và thông tin
    phòng kinh tế, hạ tầng và đô thị
    các hội, đoàn thể
    các cơ quan, ban ngành, đoàn thể
    các cơ quan, các ngành
    phòng, ban
    cán bộ, công chức
    các cơ quan, đơn vị và
    lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở
    lực lượng tham gia bảo vệ an ninh trật tự ở cơ sở
    lực lượng tham gia bảo vệ antt ở cơ sở
    lực lượng tham gia bảo vệ antt
    tổ bảo vệ an ninh, trật tự
    các trường học, cơ sở giáo dục
""")
"""Written with a comma or "và", and yet one unit."""
