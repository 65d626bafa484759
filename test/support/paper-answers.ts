import { isDeepStrictEqual } from 'node:util';
import { boardOf } from './board-steps.js';
import type { LedgerPlayer } from './ledger-player.js';
import { type Account, openOf, type Sheet } from './paper-ledger.js';
import { type AmountsBody, type LedgerBody, ledgerOf } from './repayment-steps.js';
import { askStatement, fileOf } from './statement-steps.js';
import type { TestApp } from './test-app.js';
import { fenOf, readWorkbook, tableOn } from './workbook.js';

const sum = (fen: readonly number[]): number => fen.reduce((total, one) => total + one, 0);
const earliest = (...days: string[]): string => days.sort()[0] ?? '';
const sundayOf = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + ((7 - date.getUTCDay()) % 7));
  return date.toISOString().slice(0, 10);
};

interface WorkerBody extends AmountsBody {
  workerId: string;
  byKind: (AmountsBody & { kind: string })[];
}

/** What the book of a player says of a case on one day. */
class PaperCase {
  readonly sheet: Sheet;
  private readonly acceleratedOn: string | null;
  private readonly claimed: ReadonlyMap<string, number>;

  constructor(
    private readonly player: LedgerPlayer,
    readonly today: string,
  ) {
    this.sheet = player.sheet();
    this.acceleratedOn = player.book.plans.at(-1)?.acceleratedOn ?? null;
    this.claimed = new Map(player.book.claims.map(({ id, claimed, withdrawn }) => [id, withdrawn ? 0 : claimed]));
  }

  fallsDue = (dueOn: string): string => earliest(dueOn, this.acceleratedOn ?? dueOn);
  claimedOf = ({ id }: Account): number => this.claimed.get(id) ?? 0;
  /** Open on the lines of those accounts that `falls` is true of. */
  dueOf = (falls: (day: string) => boolean, of: (account: Account) => boolean = () => true): number =>
    sum(this.sheet.lines.filter(({ dueOn, claim }) => falls(this.fallsDue(dueOn)) && of(claim)).map(({ open }) => open));

  amounts(of: (account: Account) => boolean): AmountsBody {
    const accounts = this.sheet.accounts.filter(of);
    return {
      claimedFen: sum(accounts.map(this.claimedOf)), verifiedFen: sum(accounts.map(({ verified }) => verified ?? 0)),
      agreedFen: sum(accounts.map(({ kept }) => kept)) + sum(this.sheet.lines.filter(({ claim }) => of(claim)).map(({ promised }) => promised)),
      paidFen: sum(accounts.map(({ paid }) => paid)), waivedFen: sum(accounts.map(({ waived }) => waived)), outstandingFen: sum(accounts.map(openOf)),
      overdueFen: this.dueOf((day) => day < this.today, of),
    };
  }

  instalments(): unknown[] {
    return (this.player.book.plans.at(-1)?.instalments ?? []).map(({ no, kind, dueOn, amountFen }) => {
      const mine = this.sheet.lines.filter((line) => line.no === no);
      const outstandingFen = sum(mine.map(({ open }) => open));
      const fallsDueOn = this.fallsDue(dueOn);
      return {
        no, kind, dueOn, fallsDueOn, amountFen, paidFen: sum(mine.map(({ paid }) => paid)), outstandingFen, overdueFen: fallsDueOn < this.today ? outstandingFen : 0,
        settledOn: outstandingFen === 0 ? (this.sheet.paidInto.get(no) ?? null) : null,
      };
    });
  }

  /** By payment: what it settled, what lies idle, what went back. */
  money(): Record<string, number[]> {
    const { slips, decisions } = this.player.book;
    return Object.fromEntries(slips.map(({ id, reversed, amountFen, deductionsFen }) => {
      const standing = decisions.filter((one) => one.slip === id && !one.reversed);
      const idle = sum([id, ...standing.map((one) => one.id)].map((part) => this.sheet.idle.get(part) ?? 0));
      const returned = sum(standing.filter(({ type }) => type === 'return').map(({ fen }) => fen));
      return [id, reversed ? [0, 0, 0] : [amountFen + deductionsFen - idle - returned, idle, returned]];
    }));
  }

  /** Of all payments that stand, advances too: idle and returned. */
  idleAndReturned(): [idle: number, returned: number] {
    const of = Object.values(this.money());
    return [sum(of.map(([, idle = 0]) => idle)), sum(of.map(([, , returned = 0]) => returned))];
  }
}

const amountsOf = ({ claimedFen, verifiedFen, agreedFen, paidFen, waivedFen, outstandingFen, overdueFen }: AmountsBody): AmountsBody => ({ claimedFen, verifiedFen, agreedFen, paidFen, waivedFen, outstandingFen, overdueFen });
const byText = <T>(rows: readonly T[]): T[] => [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

type Compared = readonly [what: string, found: unknown, onPaper: unknown];
const differing = (pairs: readonly Compared[]): string[] =>
  pairs.filter(([, found, wanted]) => !isDeepStrictEqual(found, wanted)).map(([what, found, wanted]) => `${what}: ${JSON.stringify(found)}, on paper ${JSON.stringify(wanted)}`);

/** Everything that the program answers about money of the case otherwise than the player's book does. */
export async function paperFaults(t: TestApp, player: LedgerPlayer): Promise<string[]> {
  const { caseId, workerIds } = player;
  const api = await t.as('supervisor');
  const [ledger, { body: workers }] = await Promise.all([ledgerOf(t, caseId), api.get(`/api/v1/cases/${caseId}/ledger/workers?limit=200`).expect(200)]);
  const paper = new PaperCase(player, (ledger as LedgerBody & { asOf: string }).asOf);
  const shown = (workers.items as WorkerBody[]).map(({ workerId, byKind }) => [workerId, byText(byKind.map((row) => [row.kind, amountsOf(row)]))]);
  const kinds = [...new Set(paper.sheet.accounts.map(({ kind }) => kind))];
  const written = (of: (account: Account) => boolean): unknown[] =>
    byText(kinds.map((kind) => [kind, paper.amounts((account) => of(account) && account.kind === kind)] as const).filter(([, row]) => row.claimedFen > 0 || row.verifiedFen > 0));
  const ofNobody = paper.amounts(({ worker }) => worker === null);
  const lines = await t.db.query<unknown[]>(
    `SELECT l.instalment_no AS no, l.obligation_id AS claim, l.paid_fen::float8 AS paid, l.open_fen::float8 AS open FROM plan_lines l
      WHERE l.plan_id = (SELECT id FROM repayment_plans WHERE case_id = $1 AND agreed_seq IS NOT NULL ORDER BY agreed_seq DESC LIMIT 1)`, [caseId]);
  return differing([
    ['totals', amountsOf(ledger.totals), paper.amounts(() => true)],
    ['kinds', byText(ledger.byKind.map((row) => [row.kind, amountsOf(row)])), written(() => true)],
    ['workers', shown, workerIds.map((workerId) => [workerId, written(({ worker }) => worker === workerId)])],
    ['sum of workers', sum((workers.items as WorkerBody[]).map(({ outstandingFen }) => outstandingFen)) + ofNobody.outstandingFen, ledger.totals.outstandingFen],
    ['lines', byText(lines), byText(paper.sheet.lines.map(({ no, claim, paid, open }) => ({ no, claim: claim.id, paid, open })))],
    ['instalments', ledger.instalments.map(({ no, kind, dueOn, fallsDueOn, amountFen, paidFen, outstandingFen, overdueFen, settledOn }) => ({ no, kind, dueOn, fallsDueOn, amountFen, paidFen, outstandingFen, overdueFen, settledOn })), paper.instalments()],
    ['payments', byText(ledger.payments.filter(({ reversalOf }) => reversalOf === null).map(({ id, appliedFen, unappliedFen, returnedFen }) => [id, [appliedFen, unappliedFen, returnedFen]])), byText(Object.entries(paper.money()))],
    ['idle and returned', [ledger.unappliedFen, ledger.returnedFen], paper.idleAndReturned()],
    ['advances', [ledger.advancedFen, ledger.advanceRecoveredFen], [sum(paper.sheet.accounts.map(({ advanced }) => advanced)), sum(paper.sheet.accounts.map(({ repaid }) => repaid))]],
  ]);
}

const FIGURES = ['outstandingFen', 'unplannedFen', 'dueTodayFen', 'dueThisWeekFen', 'overdueFen'] as const;

/** What the board says of the case otherwise; where it owes nothing, the board has no row of it. */
export async function boardFaults(t: TestApp, player: LedgerPlayer): Promise<string[]> {
  const { asOf: today, items } = await boardOf(await t.as('supervisor'), { q: player.employer });
  const row = items.find((item) => item['caseId'] === player.caseId);
  const paper = new PaperCase(player, today);
  const { outstandingFen, overdueFen } = paper.amounts(() => true);
  const wanted = [outstandingFen, outstandingFen - paper.dueOf(() => true), paper.dueOf((day) => day === today), paper.dueOf((day) => day >= today && day <= sundayOf(today)), overdueFen];
  return differing([['board', FIGURES.map((figure) => Number(row?.[figure] ?? 0)), wanted]]);
}

/** What the statement of the case says otherwise: worker by worker, instalment by instalment, and payment by payment. */
export async function statementFaults(t: TestApp, player: LedgerPlayer): Promise<string[]> {
  const id = await askStatement(t, `${player.caseId}/statements`, 'xlsx');
  await t.runJob('statements.make', { id });
  const bytes = await fileOf(t, id);
  const [, instalments = [], people = [], , payments = []] = await readWorkbook(bytes);
  const paper = new PaperCase(player, player.today());
  const rows = (sheet: typeof people, first: string, ...columns: string[]): number[][] => tableOn(sheet, first).rows.map((row) => columns.map((column) => fenOf(row[column])));
  return differing([
    ['statement, people', rows(people, '序号', '核定金额', '已付', '放弃', '未付', '其中逾期').slice(0, player.workerIds.length), player.workerIds.map((workerId) => {
      const { verifiedFen, paidFen, waivedFen, outstandingFen, overdueFen } = paper.amounts(({ worker }) => worker === workerId);
      return [verifiedFen, paidFen, waivedFen, outstandingFen, overdueFen];
    })],
    ['statement, instalments', player.book.plans.length === 0 ? [] : rows(instalments, '期次', '应付金额', '已付', '未付'), (paper.instalments() as Record<'amountFen' | 'paidFen' | 'outstandingFen', number>[]).map((row) => [row.amountFen, row.paidFen, row.outstandingFen])],
    ['statement, payments', sum(player.book.slips.length === 0 ? [] : rows(payments, '付款日期', '付款金额').flat()), sum(player.book.slips.filter(({ reversed }) => !reversed).map(({ amountFen }) => amountFen))],
  ]);
}
