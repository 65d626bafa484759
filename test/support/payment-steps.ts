import { addDocument } from './case-steps.js';
import type { TestUser } from './people.js';
import { aPdf } from './sample-documents.js';
import type { TestApp } from './test-app.js';

export interface Refusal {
  status: number;
  code: string;
  blockers?: { code: string; path: string; message: string }[];
  errors?: { path: string; code: string }[];
}

/** The codes of what stands in the way, or of what is wrong with the shape. */
export const codesOf = ({ blockers, errors }: Pick<Refusal, 'blockers' | 'errors'>): string[] => [...(blockers ?? []), ...(errors ?? [])].map(({ code }) => code);

/** Asks of one case, as one person, for the desk of payments. */
export class PaymentDesk {
  constructor(
    private readonly t: TestApp,
    readonly caseId: string,
  ) {}

  url = (suffix: string): string => `/api/v1/cases/${this.caseId}${suffix}`;

  async get<T>(suffix: string, by: TestUser = 'supervisor'): Promise<T> {
    const { body, status } = await (await this.t.as(by)).get(this.url(suffix));
    if (status !== 200) throw new Error(`${suffix} answered ${status}: ${JSON.stringify(body)}`);
    return body as T;
  }

  async post<T = { id: string }>(suffix: string, body: object, by: TestUser = 'supervisor'): Promise<T> {
    const { body: answer, status } = await (await this.t.as(by)).post(this.url(suffix)).send(body);
    if (status >= 300) throw new Error(`${suffix} was refused: ${JSON.stringify(answer)}`);
    return answer as T;
  }

  /** Posts what has to be refused. */
  async refused(suffix: string, body: object, by: TestUser = 'supervisor'): Promise<Refusal> {
    const { body: answer, status } = await (await this.t.as(by)).post(this.url(suffix)).send(body);
    if (status < 400 || status >= 500) throw new Error(`${suffix} answered ${status}: ${JSON.stringify(answer)}`);
    return answer as Refusal;
  }

  /** Adds a paper to the case. @returns its id */
  paper = (name = '凭证.pdf'): Promise<string> => addDocument(this.t, this.caseId, 'lead', aPdf(), name);

  /** Asks for a reversal as the supervisor and has it granted by the second one. @returns the request */
  async reverse(what: { paymentId: string } | { importId: string } | { resolutionId: string }): Promise<{ effect: { changes: { what: string; subjectId: string | null }[] } }> {
    const { id } = await this.post('/requests', { type: 'reversal', reason: '登记有误', ...what });
    const { body, status } = await (await this.t.as('supervisor2')).post(`/api/v1/requests/${id}/events`).send({ type: 'GRANT' });
    if (status !== 200) throw new Error(`The reversal was refused: ${JSON.stringify(body)}`);
    return body as { effect: { changes: { what: string; subjectId: string | null }[] } };
  }
}
