import type { Confidence } from '../../deadlines/domain/deadline-rules.js';
import type { RemedyCode } from './remedy-facts.js';

/** Where a remedy stands in the law, and how sure the source is. */
export interface RemedyBasis {
  source: string;
  article: string;
  confidence: Confidence;
}

const law = (source: string, article: string, confidence: Confidence = 'primary'): RemedyBasis => ({ source, article, confidence });

export const remedyBases: Readonly<Record<RemedyCode, readonly RemedyBasis[]>> = {
  judicialConfirmation: [law('民事诉讼法', '第二百零五条'), law('人民调解法', '第三十三条')],
  arbitrationReview: [law('企业劳动争议协商调解规定', '第二十七条', 'known'), law('劳动人事争议仲裁办案规则', '第七十四条', 'known')],
  opinionLetter: [law('工会法', '第二十三条'), law('工会劳动法律监督办法', '（答复期限由意见书载明）', 'secondary')],
  suggestionLetter: [law('工会法', '第二十三条'), law('自治区总工会等四部门“一函两书”通知（2024年8月）', '（县级以上总工会）', 'secondary')],
  labourInspection: [law('劳动保障监察条例', '第十一条、第二十条、第二十六条'), law('劳动合同法', '第八十五条')],
  insuranceCollector: [law('社会保险法', '第六十三条、第八十三条、第八十六条')],
  housingFundCentre: [law('住房公积金管理条例', '第三十八条', 'known')],
  paymentOrder: [law('劳动争议调解仲裁法', '第十六条'), law('劳动合同法', '第三十条'), law('民事诉讼法', '第二百二十六条、第二百二十七条')],
  arbitration: [law('劳动争议调解仲裁法', '第二条、第十四条、第十五条、第二十七条')],
  lawsuit: [law('最高人民法院关于审理劳动争议案件适用法律问题的解释（一）', '第十三条、第十五条')],
  enforcement: [law('民事诉讼法', '第二百五十条')],
  additionalCompensation: [law('劳动合同法', '第八十五条'), law('劳动保障监察条例', '第二十六条')],
  orderEnforcement: [law('保障农民工工资支付条例', '第四十二条')],
  police: [law('刑法', '第二百七十六条之一'), law('法释〔2013〕3号', '第三条、第四条')],
};
