import type { Api } from './test-app.js';

export type Row = Record<string, unknown> & { byKind?: Row[]; ageing?: Record<string, number> };
export type Query = Record<string, string>;

export interface BoardBody {
  asOf: string;
  weekEndsOn: string;
  totals: Row;
  ageing: Record<string, number>;
  byRegion: Row[];
  bySupervisor: Row[];
  byEmployer: Row[];
  byKind: Row[];
  recovered: { from: string; to: string; amountFen: number; payments: number }[];
  items: Row[];
  nextCursor: string | null;
}

const ROOT = '/api/v1/repayment-board';

export const boardOf = async (api: Api, query: Query = {}): Promise<BoardBody> => (await api.get(ROOT).query(query).expect(200)).body as BoardBody;

/** Every row of a list of the board, page by page. */
export async function allRows(api: Api, list: string, query: Query): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body } = await api.get(`${ROOT}/${list}`).query({ limit: '5', ...query, ...(cursor === '' ? {} : { cursor }) }).expect(200);
    rows.push(...(body.items as Row[]));
    cursor = body.nextCursor as string | null;
  }
  if (new Set(rows.map((row) => JSON.stringify(row))).size !== rows.length) throw new Error(`A row of ${list} stands on two pages`);
  return rows;
}

export const sum = (rows: readonly Row[], key: string): number => rows.reduce((total, row) => total + Number(row[key]), 0);

const AGEING = ['notDue', 'd1to7', 'd8to30', 'd31to60', 'over60'];

/** Every figure of a group that differs from the rows it opens. */
export async function figureFaults(api: Api, figures: Row, query: Query): Promise<string[]> {
  const cases = await allRows(api, 'cases', query);
  const instalments = (due: string): Promise<Row[]> => allRows(api, 'instalments', { ...query, due });
  const [planned, unplanned, today, week, overdue] = [await instalments('all'), await allRows(api, 'unplanned', query), await instalments('today'), await instalments('week'), await instalments('overdue')];
  const late = await allRows(api, 'cases', { ...query, due: 'overdue' });
  const ofRows: Record<string, number[]> = {
    cases: [cases.length],
    overdueCases: [late.length],
    outstandingFen: [sum(cases, 'outstandingFen'), sum(planned, 'outstandingFen') + sum(unplanned, 'outstandingFen')],
    unplannedFen: [sum(unplanned, 'outstandingFen'), sum(cases, 'unplannedFen'), sum(await allRows(api, 'cases', { ...query, due: 'unplanned' }), 'unplannedFen')],
    dueTodayFen: [sum(today, 'outstandingFen'), sum(cases, 'dueTodayFen')],
    dueThisWeekFen: [sum(week, 'outstandingFen'), sum(cases, 'dueThisWeekFen')],
    overdueFen: [sum(overdue, 'outstandingFen'), sum(overdue, 'overdueFen'), sum(late, 'overdueFen'), sum(cases, 'overdueFen')],
    daysPastDue: [Math.max(0, ...overdue.map(({ daysPastDue }) => Number(daysPastDue)))],
    recoveredThisMonthFen: [sum(await allRows(api, 'payments', query), 'countedFen')],
    ...Object.fromEntries(['workers', 'dueTodayWorkers', 'dueThisWeekWorkers', 'overdueWorkers'].map((key) => [key, [sum(cases, key)]])),
  };
  return Object.entries(ofRows).filter(([key, found]) => found.some((value) => value !== figures[key])).map(([key, found]) => `${JSON.stringify(query)} ${key}: ${String(figures[key])}, its rows ${found.join(', ')}`);
}

/** Every figure of a board, and of each of its groups if asked, that differs from the rows it opens. */
export async function boardFaults(api: Api, query: Query, groups: boolean): Promise<string[]> {
  const board = await boardOf(api, { ...query, recoveredBy: 'month', recoveredFrom: '2024-11-15', recoveredTo: '2025-01-31' });
  const faults = await figureFaults(api, board.totals, query);
  if (groups) faults.push(...(await groupFaults(api, board, query)));
  for (const due of AGEING) if (sum(await allRows(api, 'instalments', { ...query, due }), 'outstandingFen') !== board.ageing[due]) faults.push(`ageing ${due}`);
  for (const { from, to, amountFen, payments } of board.recovered) {
    const rows = await allRows(api, 'payments', { ...query, from, to });
    if (sum(rows, 'countedFen') !== amountFen || rows.length !== payments) faults.push(`recovered ${from}`);
  }
  for (const month of ['2024-12', '2025-01', '2025-02']) {
    const { body } = await api.get(`${ROOT}/calendar`).query({ ...query, month }).expect(200);
    for (const { dueOn, outstandingFen, cases } of body.days as { dueOn: string; outstandingFen: number; cases: number }[]) {
      const rows = await allRows(api, 'instalments', { ...query, dueFrom: dueOn, dueTo: dueOn });
      if (sum(rows, 'outstandingFen') !== outstandingFen || new Set(rows.map(({ caseId }) => caseId)).size !== cases) faults.push(`calendar ${dueOn}`);
    }
  }
  const employers = await allRows(api, 'employers', query);
  if (JSON.stringify(employers.slice(0, 50)) !== JSON.stringify(board.byEmployer)) faults.push('employers differ');
  if (JSON.stringify((await allRows(api, 'cases', query)).slice(0, board.items.length)) !== JSON.stringify(board.items)) faults.push('cases differ');
  return [...faults, ...sumFaults(board)];
}

async function groupFaults(api: Api, board: BoardBody, query: Query): Promise<string[]> {
  const faults: string[] = [];
  for (const row of board.byRegion) faults.push(...(await figureFaults(api, row, { ...query, regionCode: String(row.regionCode), regionOnly: 'true' })));
  for (const row of board.bySupervisor) faults.push(...(await figureFaults(api, row, { ...query, ...(row.supervisorId === null ? { unsupervised: 'true' } : { supervisorId: row.supervisorId as string }) })));
  for (const row of board.byEmployer) faults.push(...(await figureFaults(api, row, { ...query, employerKey: String(row.employerKey) })));
  for (const row of board.byKind) faults.push(...(await figureFaults(api, row, { ...query, kind: String(row.kind) })));
  return faults;
}

/** Groups that do not add up to the totals: people and cases are counted once for each kind, so kinds add up in money only. */
function sumFaults(board: BoardBody): string[] {
  const money = ['outstandingFen', 'unplannedFen', 'dueTodayFen', 'dueThisWeekFen', 'overdueFen', 'recoveredThisMonthFen'];
  const people = ['cases', 'overdueCases', 'workers', 'dueTodayWorkers', 'dueThisWeekWorkers', 'overdueWorkers'];
  const wrong = (group: 'byRegion' | 'bySupervisor' | 'byKind', keys: readonly string[]): string[] =>
    keys.filter((key) => sum(board[group], key) !== board.totals[key]).map((key) => `${group} ${key}: ${sum(board[group], key)} of ${String(board.totals[key])}`);
  const aged = Object.values(board.ageing).reduce((total, fen) => total + fen, 0);
  return [
    ...wrong('byRegion', [...money, ...people]), ...wrong('bySupervisor', [...money, ...people]), ...wrong('byKind', money),
    ...(aged === board.totals.outstandingFen ? [] : [`ageing adds up to ${aged}`]),
  ];
}
