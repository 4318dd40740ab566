"""What invented records are made of. Names of people and places are marked «Mẫu»."""

from collections.abc import Mapping
from typing import Final

from app.core.vocabulary import MediaTheme

MARK: Final = "Dữ liệu mẫu"

HAMLETS: Final = 12
UNITS: Final = (
    "Trường Tiểu học Mẫu 1",
    "Trường Tiểu học Mẫu 2",
    "Trường Trung học cơ sở Mẫu 1",
    "Hợp tác xã Mẫu 1",
    "Câu lạc bộ Mẫu 1",
    "Câu lạc bộ Mẫu 2",
)
AUTHORS: Final = ("Cộng tác viên Mẫu 1", "Cộng tác viên Mẫu 2", "Phát thanh viên Mẫu 1", "Cán bộ Mẫu 1")
APPROVERS: Final = ("Lãnh đạo Mẫu 1", "Lãnh đạo Mẫu 2")

ACTS: Final = (
    "Tổ chức tuyên truyền",
    "Tổ chức tọa đàm",
    "Rà soát, tổng hợp số liệu",
    "Tập huấn kỹ năng",
    "Xây dựng chuyên mục",
    "Kiểm tra, giám sát việc thực hiện",
    "Duy trì hoạt động câu lạc bộ",
    "Treo băng rôn, cổ động trực quan",
    "Lồng ghép trong sinh hoạt thôn",
    "Phối hợp tư vấn, hỗ trợ",
    "Biểu dương gia đình tiêu biểu",
    "Báo cáo kết quả thực hiện",
)
SUBJECTS: Final = (
    "về Luật Bình đẳng giới",
    "về phòng, chống bạo lực gia đình",
    "về vai trò của phụ nữ trong lãnh đạo, quản lý",
    "về trách nhiệm của nam giới trong gia đình",
    "về giảm thiểu mất cân bằng giới tính khi sinh",
    "về bảo vệ trẻ em gái",
    "về phòng, chống mua bán người",
    "về kỹ năng nuôi dạy con",
    "về quyền và nghĩa vụ của công dân trong bình đẳng giới",
    "về Tháng hành động vì bình đẳng giới",
)
AUDIENCES: Final = (
    "cho hội viên phụ nữ",
    "cho cán bộ thôn",
    "cho đoàn viên, thanh niên",
    "cho học sinh",
    "cho người lao động",
    "cho các cặp vợ chồng trẻ",
)
SECTIONS: Final = ("II.1", "II.2", "II.3", "II.4", "III.1", "III.2", "III.4", "III.5", "III.6", "III.7")
PARAGRAPHS: Final = (
    "Bảo đảm thiết thực, tiết kiệm.",
    "Phù hợp điều kiện của xã, tránh hình thức.",
    "Phối hợp chặt chẽ với các đoàn thể và các thôn.",
)
PROGRAMMES: Final = (
    "Nông thôn mới",
    "Truyền thông về bình đẳng giới đến năm 2030",
    "Phòng ngừa, ứng phó bạo lực trên cơ sở giới",
    "Dân số và phát triển",
)
RESULTS: Final = (
    "Đã thực hiện theo kế hoạch.",
    "Đã hoàn thành, các thôn tham gia đầy đủ.",
    "Đã lồng ghép trong hội nghị của thôn.",
    "Đã phát tài liệu đến các hộ gia đình.",
)
DIFFICULTIES: Final = (
    "Kinh phí còn hạn hẹp.",
    "Nam giới tham gia còn ít.",
    "Cộng tác viên ở thôn kiêm nhiệm nhiều việc.",
)
PROPOSALS: Final = ("Đề nghị bổ sung tài liệu tuyên truyền.", "Đề nghị tập huấn thêm cho cộng tác viên.")
REASONS: Final = ("Chuyển sang năm sau.", "Lồng ghép vào nhiệm vụ khác.")
THEMES: Final[Mapping[MediaTheme, str]] = {
    MediaTheme.EQUALITY_LAW: "Những điều cần biết về Luật Bình đẳng giới",
    MediaTheme.VIOLENCE: "Nói không với bạo lực gia đình",
    MediaTheme.LEADERSHIP: "Phụ nữ tham gia lãnh đạo, quản lý ở cơ sở",
    MediaTheme.MEN: "Nam giới cùng chia sẻ việc nhà",
    MediaTheme.BIRTH_RATIO: "Không lựa chọn giới tính thai nhi",
    MediaTheme.CHILDREN: "Bảo vệ trẻ em gái trên môi trường mạng",
    MediaTheme.TRAFFICKING: "Cảnh giác với thủ đoạn mua bán người",
    MediaTheme.RIGHTS: "Quyền bình đẳng trong học tập và lao động",
}
