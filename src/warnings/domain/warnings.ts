import type { Escalator, OperatingStatus } from '../../cases/domain/vocabulary.js';
import type { Confidence } from '../../deadlines/domain/deadline-rules.js';
import type { OrderState } from '../../labour-orders/domain/order-standing.js';
import type { WorkerArrears } from './pay-arrears.js';
import { amountsReached, crimeAmounts, type CrimeFigures, type CrimeLimits, crimeReasons } from './wage-crime.js';

/** 拒不支付劳动报酬 (刑法 Art. 276-1), and the list of those who owe wages to migrant workers (人社部令第45号). */
export const warningCodes = ['wageCrime', 'wageBlacklist'] as const;
export type WarningCode = (typeof warningCodes)[number];

/** From nothing to everything that a case can tell: the amounts, and beside them an order that was not obeyed in time. */
export const warningStages = ['none', 'amountsReached', 'orderNotObeyed'] as const;
export type WarningStage = (typeof warningStages)[number];

/** An authority's order to pay wages or overtime that was not taken back. */
export interface WageOrder {
  orderId: string;
  number: string;
  deadlineOn: string;
  state: OrderState;
}

/** What the warnings look at; amounts in fen, dates `YYYY-MM-DD`. */
export interface WarningFacts {
  arrears: readonly WorkerArrears[];
  limits: CrimeLimits | null;
  orders: readonly WageOrder[];
  operatingStatus: OperatingStatus | null;
  escalators: readonly Escalator[];
}

interface Said {
  code: string;
  params?: Readonly<Record<string, string | number>>;
}

export interface WarningBasis {
  source: string;
  article: string;
  confidence: Confidence;
}

/** A threshold and how far the case is from it. Always a warning: who decides is an authority. */
export interface Warning {
  code: WarningCode;
  stage: WarningStage;
  because: readonly Said[];
  /** `met` null: the case does not tell; somebody has to look. */
  needs: readonly (Said & { met: boolean | null })[];
  basis: readonly WarningBasis[];
  figures: CrimeFigures;
}

/** What may be the mass or extreme incident of 人社部令第45号 Art. 5 (2). */
export const INCIDENTS: readonly Escalator[] = ['stoppage', 'roadBlocking', 'selfHarmThreat'];

export const hasIncident = (escalators: readonly Escalator[]): boolean => escalators.some((one) => INCIDENTS.includes(one));

export const isHigher = (a: WarningStage, b: WarningStage): boolean => warningStages.indexOf(a) > warningStages.indexOf(b);

export const judgeWarnings = (facts: WarningFacts): Warning[] => [wageCrime(facts), wageBlacklist(facts)];

/** 刑法 Art. 276-1, 法释〔2013〕3号 Art. 3 and 4: a large amount, an order not obeyed, and being able to pay or hiding. */
function wageCrime({ arrears, limits, orders, operatingStatus }: WarningFacts): Warning {
  const amounts = crimeAmounts(arrears, limits);
  const order = orderNeed(orders);
  return {
    code: 'wageCrime', figures: amounts.figures, because: crimeReasons(amounts, limits), stage: stageOf(amountsReached(amounts), order.met),
    needs: [
      order, { code: 'ableOrHiding', met: operatingStatus === 'absconded' ? true : null },
      ...(amounts.one && !amounts.many ? [{ code: 'threeMonthsPay', met: amounts.one.monthsKnown ? true : null }] : []),
    ],
    basis: [
      { source: '刑法', article: '第二百七十六条之一', confidence: 'primary' },
      { source: '最高人民法院关于审理拒不支付劳动报酬刑事案件适用法律若干问题的解释（法释〔2013〕3号）', article: '第三条、第四条', confidence: 'primary' },
    ],
  };
}

/** 人社部令第45号 Art. 5: an order not obeyed, and either the amounts of the crime or an incident; only of migrant workers' wages. */
function wageBlacklist({ arrears, limits, orders, escalators }: WarningFacts): Warning {
  const concerned = arrears.filter(({ migrant }) => migrant !== false);
  const amounts = crimeAmounts(concerned, limits);
  const incident = concerned.length > 0 && hasIncident(escalators);
  const order = orderNeed(orders);
  const certain = concerned.filter(({ migrant }) => migrant === true);
  const rosterSays = incident ? certain.length > 0 : amountsReached(crimeAmounts(certain, limits));
  return {
    code: 'wageBlacklist', figures: amounts.figures, stage: stageOf(incident || amountsReached(amounts), order.met),
    because: [...(incident ? [{ code: 'incident' }] : []), ...(incident && !amountsReached(amounts) ? [] : crimeReasons(amounts, limits))],
    needs: [order, { code: 'migrantWorkers', met: rosterSays ? true : concerned.length > 0 ? null : false }, ...(incident ? [{ code: 'incidentJudged', met: null }] : [])],
    basis: [
      { source: '拖欠农民工工资失信联合惩戒对象名单管理暂行办法（人社部令第45号）', article: '第五条', confidence: 'primary' },
      { source: '保障农民工工资支付条例', article: '第四十八条', confidence: 'primary' },
    ],
  };
}

const stageOf = (reached: boolean, disobeyed: boolean): WarningStage => (reached ? (disobeyed ? 'orderNotObeyed' : 'amountsReached') : 'none');

/** Paid late, an order is not what the law punishes (法释〔2013〕3号 Art. 6); one that still runs may be obeyed. */
function orderNeed(orders: readonly WageOrder[]): Said & { met: boolean } {
  const first = (state: OrderState): WageOrder | undefined => orders.find((order) => order.state === state);
  const [disobeyed, running] = [first('overdue'), first('running')];
  const params = ({ number, deadlineOn }: WageOrder): Said['params'] => ({ number, deadlineOn });
  if (disobeyed) return { code: 'orderDisobeyed', met: true, params: params(disobeyed) };
  return running ? { code: 'orderRuns', met: false, params: params(running) } : { code: 'orderMissing', met: false };
}
