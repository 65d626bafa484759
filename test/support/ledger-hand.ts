import { type Claim, LedgerBook } from './ledger-book.js';
import { type Sheet, workOut } from './paper-ledger.js';
import type { TestUser } from './people.js';
import type { TestApp } from './test-app.js';

interface Answer {
  status: number;
  body: { id?: string; version?: number; code?: string; items?: unknown[] };
}

/** Somebody who acts on one case over HTTP, by one process after the other, and writes into a book what was taken. */
export class LedgerHand {
  readonly book = new LedgerBook();
  protected place = 0;

  constructor(
    protected readonly processes: readonly TestApp[],
    readonly caseId: string,
    /** Nobody else's. */
    readonly employer: string,
    readonly workerIds: readonly string[],
    protected readonly documentId: string,
  ) {}

  protected get t(): TestApp {
    const process = this.processes[this.place % this.processes.length];
    if (!process) throw new Error('Nobody plays');
    return process;
  }

  today = (): string => this.day(0);
  day = (offset: number): string => new Date(this.t.clock.now().getTime() + 8 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);
  sheet = (): Sheet => workOut(this.book.onPaper());

  /** The next process, a minute later. */
  protected turn(): void {
    this.place += 1;
    for (const { clock } of this.processes) clock.advance({ minutes: 1 });
  }

  /** A claim as it stands on the roster; a first decision is written at this place in the book. */
  knowClaim(told: Pick<Claim, 'id' | 'worker' | 'kind' | 'from' | 'claimed' | 'verified'>): Claim {
    const claim = { ...told, disallowed: false, withdrawn: false, decided: told.verified === null ? null : this.place };
    this.book.claims.push(claim);
    return claim;
  }

  protected who = (index: number | null): string[] | null => (index === null ? null : [this.workerIds[index] ?? '']);

  protected async post(by: TestUser, url: string, body: object): Promise<Answer> {
    const { status, body: said } = await (await this.t.as(by)).post(`/api/v1/${url}`).send(body);
    if (status >= 500) throw new Error(`${url} failed: ${JSON.stringify(said)}`);
    return { status, body: said as Answer['body'] };
  }

  protected expect({ status, body }: Answer, allowed: boolean): void {
    if (status < 300 !== allowed) throw new Error(`By the book it is ${allowed ? 'allowed' : 'refused'}; answered ${status}: ${JSON.stringify(body)}`);
  }

  protected compare(what: string, found: unknown, wanted: unknown): void {
    if (JSON.stringify(found) !== JSON.stringify(wanted)) throw new Error(`${what}: ${JSON.stringify(found)}, by the book ${JSON.stringify(wanted)}`);
  }
}
