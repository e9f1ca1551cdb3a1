"""What the rules rest on."""
from generator.model import Bilingual

FINAL_ACCOUNTS = Bilingual("《预算法》第七十五条：决算草案应当真实、准确、完整，预算数、调整预算数、决算数分别列出。",
                           "Budget Law, article 75: final accounts are to be true, accurate and complete, with the "
                           "budget, the adjusted budget and the final account shown separately.")
ARITHMETIC = Bilingual("算术：印出的数字四舍五入后应当相合。",
                       "Arithmetic: printed figures should agree once rounding is allowed for.")
SELF_EVALUATION = Bilingual("《项目支出绩效评价管理办法》（财预〔2020〕10号）。",
                            "Measures for the Performance Evaluation of Project Expenditure (财预〔2020〕10号).")
THREE_PUBLIC = Bilingual("“三公”经费公开的通行格式。", "The usual form in which the three public expenses are published.")
PRACTICE = Bilingual("通行做法，供说明参考。", "Common practice; a matter for explanation.")
