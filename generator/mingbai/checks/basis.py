"""What the rules rest on."""
from mingbai.model.report import Bilingual

FINAL_ACCOUNTS = Bilingual("《预算法》第七十五条：决算草案应当真实、准确、完整，预算数、调整预算数、决算数分别列出。",
                           "Budget Law, article 75: final accounts are to be true, accurate and complete, with the "
                           "budget, the adjusted budget and the final account shown separately.")
ARITHMETIC = Bilingual("算术：印出的数字四舍五入后应当相合。",
                       "Arithmetic: printed figures should agree once rounding is allowed for.")
SELF_EVALUATION = Bilingual("《项目支出绩效评价管理办法》（财预〔2020〕10号）。",
                            "Measures for the Performance Evaluation of Project Expenditure (财预〔2020〕10号).")
THREE_PUBLIC = Bilingual("“三公”经费公开的通行格式。", "The usual form in which the three public expenses are published.")
PRACTICE = Bilingual("通行做法，供说明参考。", "Common practice; a matter for explanation.")
GRADES = Bilingual("《项目支出绩效评价管理办法》（财预〔2020〕10号）的等级划分，以及评价方案所列的等级。",
                   "The grades of the Measures for Performance Evaluation (财预〔2020〕10号) and of the evaluation scheme.")
INDICATORS = Bilingual("绩效指标应当指向明确、细化量化、合理可行（财预〔2020〕10号及绩效目标管理的通行要求）。",
                       "Indicators are to be clear, specific, measurable and realistic (财预〔2020〕10号 and common practice).")
DISCLOSURE = Bilingual("《预算法》第十四条、《政府信息公开条例》第二十六条。",
                       "Budget Law, article 14; Regulations on Open Government Information, article 26.")
CORRECT_INFORMATION = Bilingual("《政府信息公开条例》第六条：及时、准确地公开政府信息。",
                                "Regulations on Open Government Information, article 6: information is to be timely and "
                                "accurate.")
PRIVACY = Bilingual("《个人信息保护法》第六条、第二十五条，《政府信息公开条例》第十五条。",
                    "Personal Information Protection Law, articles 6 and 25; Regulations on Open Government Information, "
                    "article 15.")
STAFFING = Bilingual("机构编制管理的规定：在职人数不超过核定编制，超出的应当说明。",
                     "Rules on staffing: staff stay within authorised posts; what exceeds them is to be explained.")
