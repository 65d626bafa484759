import type { ClaimKind } from '../../cases/domain/vocabulary.js';
import type { ColumnRule } from '../../platform/sheets/column-rule.js';

/** Kinds of claim that a roster has a column for; amounts are of the kind's whole arrears. */
export const ROSTER_AMOUNT_KINDS = [
  'wages',
  'pension',
  'medical',
  'unemployment',
  'workInjury',
  'housingFund',
  'economicCompensation',
  'overtime',
  'reimbursement',
] as const satisfies readonly ClaimKind[];
export type RosterAmountKind = (typeof ROSTER_AMOUNT_KINDS)[number];

export type RosterColumnKey =
  | 'no'
  | 'name'
  | 'idNumber'
  | 'phone'
  | 'migrantWorker'
  | 'job'
  | 'hiredOn'
  | 'from'
  | 'to'
  | 'period'
  | RosterAmountKind
  | 'bankName'
  | 'bankCard'
  | 'livingCondition'
  | 'note';

export type RosterColumnRule = ColumnRule<RosterColumnKey>;

/** Words beside an insurance's name that say the column holds no sum owed, or only one side's part of it. */
const NOT_ARREARS = /编号|账号|帐号|号码|个人|单位|基数|比例|起|止|月份|日期|时间|是否|已缴|实缴|应缴(?!未缴)|机构|标准|等级|认定|情况|待遇|赔偿|补偿|补助|费用|医疗费|失业金|报销|垫付|地$/;

const insurance = (key: 'pension' | 'medical' | 'unemployment' | 'workInjury', title: string, word: string): RosterColumnRule => ({
  key,
  title,
  exact: [`${word}保险欠缴`, `欠缴${word}保险`, `${word}保险`, word],
  like: new RegExp(word),
  unlike: NOT_ARREARS,
});

/**
 * The columns of a roster as unions and firms head them. Words that mean another sum (应发、实发、已发、月工资标准) are left out on
 * purpose: such a column is reported as unknown and never taken for what is owed.
 */
export const ROSTER_COLUMNS: readonly RosterColumnRule[] = [
  { key: 'no', title: '序号', exact: ['序号', '编号', '序', 'No', 'NO', 'No.', 'NO.', '行号'] },
  {
    key: 'name',
    title: '姓名',
    required: true,
    exact: ['姓名', '职工姓名', '员工姓名', '工人姓名', '农民工姓名', '劳动者姓名', '人员姓名', '本人姓名', '名字'],
  },
  {
    key: 'idNumber',
    title: '身份证号',
    required: true,
    exact: ['身份证号', '身份证号码', '公民身份号码', '公民身份证号码', '公民身份证号', '居民身份证号码', '居民身份证号', '身份证件号码', '身份号码', '身份证', '证件号码', '证件号', '有效证件号码', '有效证件号', '身份证编号'],
  },
  {
    key: 'phone',
    title: '手机号',
    exact: ['手机号', '手机号码', '手机', '联系手机', '移动电话', '本人电话', '联系电话', '联系电话号码', '电话', '电话号码', '联系方式', '手机/电话', '本人联系电话', '职工电话'],
  },
  { key: 'migrantWorker', title: '是否农民工', exact: ['是否农民工', '农民工', '是否为农民工', '农民工是/否', '是否属于农民工', '人员类别', '职工类别', '用工类别', '职工身份'] },
  { key: 'job', title: '工种', exact: ['工种', '岗位', '工作岗位', '岗位工种', '工种岗位', '工种/岗位', '岗位/工种', '职务', '职位', '从事工种'] },
  { key: 'hiredOn', title: '入职日期', exact: ['入职日期', '入职时间', '入职年月', '进厂日期', '进厂时间', '进场日期', '进场时间', '到岗日期', '到岗时间', '用工起始日期', '入职'] },
  {
    key: 'from',
    title: '欠薪起始月',
    exact: ['欠薪起始月', '欠薪起始月份', '欠薪起始时间', '欠薪开始月份', '起始月', '起始月份', '开始月份', '欠薪起'],
    like: /^(?:(?:欠|拖欠|所欠)(?:薪|发|付)?(?:工资)?|工资)?(?:期间|时间|时段|月份|起止[月份时间日期]*)?(?:自|起始?|开始|从)(?:月份?|时间|日期|年月)?$/,
  },
  {
    key: 'to',
    title: '欠薪截止月',
    exact: ['欠薪截止月', '欠薪截止月份', '欠薪截止时间', '欠薪终止月份', '截止月', '截止月份', '结束月份', '欠薪止'],
    like: /^(?:(?:欠|拖欠|所欠)(?:薪|发|付)?(?:工资)?|工资)?(?:期间|时间|时段|月份|起止[月份时间日期]*)?(?:止|至|截止|截至|终止|结束|到)(?:月份?|时间|日期|年月)?$/,
  },
  {
    key: 'period',
    title: '欠薪期间',
    exact: ['欠薪期间', '欠薪起止月', '欠薪起止时间', '欠薪起止月份', '拖欠期间', '欠薪月份', '欠薪时间', '欠薪时段', '拖欠时间', '拖欠月份', '拖欠时段', '拖欠工资时间', '拖欠工资月份', '拖欠工资期间'],
  },
  {
    key: 'wages',
    title: '欠薪金额',
    exact: ['欠薪金额', '拖欠工资金额', '拖欠工资', '欠发工资', '欠薪', '欠付工资', '未发工资', '拖欠金额', '欠发金额', '工资'],
    like: /^(?:企业|单位|公司)?(?:拖欠|欠发|欠付|未发|未付|所欠|被欠|应发未发|尚欠|累计拖欠|累计欠发|累计欠|欠)(?:的)?(?:农民工|职工|员工|劳动者|工人|本人)?(?:工资|薪资|薪酬|薪水|劳动报酬|薪)(?:款)?(?:总?金?额|总数|数额|合计)?$/,
  },
  insurance('pension', '养老保险', '养老'),
  insurance('medical', '医疗保险', '医疗'),
  insurance('unemployment', '失业保险', '失业'),
  insurance('workInjury', '工伤保险', '工伤'),
  { key: 'housingFund', title: '住房公积金', exact: ['住房公积金欠缴', '欠缴住房公积金', '住房公积金', '公积金'], like: /公积金/, unlike: NOT_ARREARS },
  { key: 'economicCompensation', title: '经济补偿', exact: ['经济补偿', '经济补偿金', '拖欠经济补偿金', '补偿金'], like: /经济补偿/, unlike: /年限|月数|标准|是否|已/ },
  { key: 'overtime', title: '加班工资', exact: ['加班工资', '加班费', '拖欠加班费', '欠付加班费', '加班费金额'], like: /^(?:拖欠|欠发|欠付|未发|未付)?加班(?:工资|费)(?:金额|总额)?$/ },
  { key: 'reimbursement', title: '报销款', exact: ['报销款', '报销费用', '报销', '垫付款', '拖欠报销款', '未报销费用', '垫付费用', '报销金额'] },
  { key: 'bankName', title: '开户行', exact: ['开户行', '开户银行', '开户行名称', '银行名称', '开户银行名称', '发卡行', '银行'] },
  {
    key: 'bankCard',
    title: '银行卡号',
    exact: ['银行卡号', '工资卡号', '银行账号', '银行帐号', '工资卡账号', '工资卡', '卡号', '收款账号', '银行账户', '账号', '帐号', '个人银行账号', '本人银行卡号', '银行卡', '社保卡金融账号'],
  },
  { key: 'livingCondition', title: '困难类别', exact: ['困难类别', '困难类型', '困难程度', '困难等级', '困难情况', '家庭困难情况', '家庭困难类别', '生活状况', '困难职工类别'] },
  { key: 'note', title: '备注', exact: ['备注', '说明', '备注说明', '其他说明'] },
];
