import iconv from 'iconv-lite';
import { PaymentDesk } from './payment-steps.js';
import { importReturn, type ReturnBody, smallCase } from './repayment-steps.js';
import type { TestApp } from './test-app.js';

export interface RowBody {
  row: number;
  verdict: string;
  workerId: string | null;
  amountFen: number | null;
  reason: string | null;
  reasonText: string | null;
  byHand: boolean;
  duplicateOfPayment: string | null;
  duplicateOfRow: number | null;
  payeeName: string | null;
  accountMasked: string | null;
  paidOn: string | null;
  bankWords: string | null;
  paymentId: string | null;
  paymentReversed: boolean;
  proposals: { workerId: string; name: string; bankCardMasked: string | null; grounds: string[]; outstandingFen: number }[];
  decisions: { decision: string; workerId: string | null; reason: string; decidedBy: { name: string } }[];
  possibleDecisions: string[];
}

/** One row of a file: name, account, yuan, day, result, the bank's words. */
export type FileRow = readonly [name: string, account: string, yuan: string, day: string, result?: string, words?: string];

/** A bank's return file in GB18030, as banks send it. */
export function returnFile(rows: readonly FileRow[]): Buffer {
  const lines = rows.map(([name, account, yuan, day, result = '成功', words = ''], place) => [place + 1, name, account, yuan, day, result, words].join(','));
  return iconv.encode(['序号,收款人姓名,收款账号,金额(元),交易日期,处理结果,失败原因', ...lines].join('\r\n'), 'gb18030');
}

/** Account numbers of a case's workers, by their place on the roster. */
export const accountOf = (place: number): string => `62220000000000000${10 + place}`;

/** A desk of a case whose workers 职工甲, 职工乙, … have these claims and an account each. */
export async function returnDesk(t: TestApp, claims: readonly Record<string, number>[], employer?: string): Promise<ReturnDesk> {
  const { kase, workerIds } = await smallCase(t, claims, employer, accountOf);
  return new ReturnDesk(t, kase.id, workerIds);
}

/** Sends return files and decides about their rows. */
export class ReturnDesk extends PaymentDesk {
  constructor(
    private readonly app: TestApp,
    caseId: string,
    readonly workerIds: readonly string[],
  ) {
    super(app, caseId);
  }

  send(rows: readonly FileRow[], options: { apply?: string; kind?: string } = {}): Promise<ReturnBody> {
    return importReturn(this.app, this.caseId, returnFile(rows), options);
  }

  async rows(importId: string, query = ''): Promise<RowBody[]> {
    return (await this.get<{ items: RowBody[] }>(`/payment-imports/${importId}/rows${query}`)).items;
  }

  decide(importId: string, row: number, decision: string, body: object = {}): Promise<RowBody> {
    return this.post<RowBody>(`/payment-imports/${importId}/rows/${row}/${decision}`, { reason: '凭证核对', ...body });
  }

  async apply(importId: string): Promise<ReturnBody> {
    await this.post(`/payment-imports/${importId}/apply`, {});
    for (let tries = 0; tries < 600; tries += 1) {
      const body = await this.get<ReturnBody>(`/payment-imports/${importId}`);
      if (body.state !== 'parsing') return body;
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
    throw new Error('The import is still at work');
  }
}
