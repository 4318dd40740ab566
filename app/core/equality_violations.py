"""Acts that violate the law on gender equality (Luật Bình đẳng giới 73/2006/QH11 Điều 40 and 41).

The code is the clause and point of Điều 40, by which the officer finds the wording.
"""

from app.core.vocabulary import Choice


class EqualityViolation(Choice):
    """Violations by field of life."""

    POLITICS_CANDIDACY = "40.1.a", "Chính trị: cản trở ứng cử, được giới thiệu ứng cử vì định kiến giới"
    POLITICS_APPOINTMENT = "40.1.b", "Chính trị: không bổ nhiệm hoặc cản trở bổ nhiệm vì định kiến giới"
    POLITICS_RULES = "40.1.c", "Chính trị: đặt, thực hiện quy định phân biệt giới trong hương ước, quy chế"
    ECONOMY_BUSINESS = "40.2.a", "Kinh tế: cản trở lập doanh nghiệp, kinh doanh vì định kiến giới"
    ECONOMY_ADVERTISING = "40.2.b", "Kinh tế: quảng cáo thương mại gây bất lợi cho một giới"
    LABOUR_HIRING = "40.3.a", "Lao động: điều kiện tuyển dụng khác nhau giữa nam và nữ"
    LABOUR_DISMISSAL = "40.3.b", "Lao động: từ chối tuyển, sa thải vì giới tính, mang thai, nuôi con nhỏ"
    LABOUR_ASSIGNMENT = "40.3.c", "Lao động: phân công việc làm chênh lệch thu nhập vì giới tính"
    LABOUR_WOMEN = "40.3.d", "Lao động: không thực hiện quy định riêng đối với lao động nữ"
    EDUCATION_AGE = "40.4.a", "Giáo dục, đào tạo: quy định tuổi đào tạo, tuổi tuyển sinh khác nhau"
    EDUCATION_PRESSURE = "40.4.b", "Giáo dục, đào tạo: vận động, ép buộc nghỉ học vì giới tính"
    EDUCATION_ADMISSION = "40.4.c", "Giáo dục, đào tạo: từ chối tuyển sinh vì giới tính, mang thai, nuôi con"
    EDUCATION_TEXTS = "40.4.d", "Giáo dục, đào tạo: giáo dục hướng nghiệp, tài liệu có định kiến giới"
    SCIENCE_ACCESS = "40.5.a", "Khoa học, công nghệ: cản trở nghiên cứu, ứng dụng vì định kiến giới"
    SCIENCE_TRAINING = "40.5.b", "Khoa học, công nghệ: từ chối cho một giới tham gia đào tạo"
    CULTURE_CREATION = "40.6.a", "Văn hóa, thông tin, thể thao: cản trở sáng tác, biểu diễn vì định kiến giới"
    CULTURE_WORKS = "40.6.b", "Văn hóa, thông tin, thể thao: tác phẩm cổ vũ bất bình đẳng, định kiến giới"
    CULTURE_CUSTOMS = "40.6.c", "Văn hóa, thông tin, thể thao: phổ biến, thực hành hủ tục phân biệt giới"
    HEALTH_ACCESS = "40.7.a", "Y tế: cản trở tham gia hoạt động giáo dục sức khỏe vì định kiến giới"
    HEALTH_FETUS = "40.7.b", "Y tế: lựa chọn giới tính thai nhi"
    FAMILY_PROPERTY = "41.1", "Gia đình: cản trở định đoạt tài sản chung vì lý do giới tính"
    FAMILY_OPINION = "41.2", "Gia đình: cản trở tham gia ý kiến, tạo thu nhập vì định kiến giới"
    FAMILY_TREATMENT = "41.3", "Gia đình: đối xử bất bình đẳng giữa các thành viên vì giới tính"
    FAMILY_SCHOOL = "41.4", "Gia đình: hạn chế đi học, ép bỏ học vì giới tính"
    FAMILY_LABOUR = "41.5", "Gia đình: áp đặt lao động gia đình, tránh thai, triệt sản cho một giới"
