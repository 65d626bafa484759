import type { Do, LedgerCommand } from './ledger-commands.js';
import type { Decision, Slip } from './ledger-book.js';
import type { Account, PaperBook, PaperPlan } from './paper-ledger.js';
import { fits, mayForgo, openOf, share, workOut } from './paper-ledger.js';
import { OrderPlayer } from './order-player.js';
import type { TestUser } from './people.js';
import { type FileRow, accountOf, returnFile } from './return-steps.js';
import type { InstalmentInput, PlanBody, ReturnBody } from './repayment-steps.js';
import { putInto, sendReturn, settledReturn } from './repayment-steps.js';

/** Plays commands over HTTP on one case, by any of several processes, and keeps its own book of what was taken and what was not. */
export class LedgerPlayer extends OrderPlayer {
  private readonly reversals: string[] = [];
  taken = 0;

  /** @throws Error when the program takes what the book would refuse, or the other way round, or fails */
  async play(command: LedgerCommand): Promise<void> {
    this.turn();
    if (await this.carryOut(command)) this.taken += 1;
    await this.readPlans();
  }

  private carryOut(command: LedgerCommand): Promise<boolean> {
    switch (command.do) {
      case 'pay':
        return this.pay(command);
      case 'import':
        return this.import(command);
      case 'reverse':
        return this.reverse(command);
      case 'reverseImport':
        return this.reverseImport(command);
      case 'resolve':
        return this.resolve(command);
      case 'undo':
        return this.undo(command);
      case 'waive':
        return this.waive(command);
      case 'agree':
        return this.agree(command);
      case 'reschedule':
        return this.reschedule(command);
      case 'claim':
        return this.claim(command);
      case 'verify':
        return this.verify(command);
      case 'withdraw':
        return this.withdraw(command);
      case 'change':
        return this.change(command);
      case 'sign':
        return this.sign();
      case 'accelerate':
        return this.accelerate();
      case 'assess':
        return this.assess(command);
      case 'takeBack':
        return this.takeBack(command);
      case 'order':
        return this.order(command);
      case 'add':
        return this.add(command);
      case 'takeBackOrder':
        return this.takeBackOrder(command);
      case 'takeBackAddition':
        return this.takeBackAddition(command);
      case 'wait':
        for (const { clock } of this.processes) clock.advance({ hours: command.hours });
        return Promise.resolve(true);
    }
  }

  private async pay({ kind, amountFen: net, deductionsFen, daysAgo, worker: index, as }: Do<'pay'>): Promise<boolean> {
    const [on, workers] = [this.day(-daysAgo), this.who(index)];
    const advanced = this.sheet().accounts.some((claim) => fits(kind, claim) && (workers === null || workers.includes(claim.worker ?? '')) && claim.advanced > claim.repaid);
    const twin = workers !== null && this.book.slips.some((slip) => !slip.reversed && slip.on === on && slip.kind === kind && slip.amountFen === net && slip.workers?.join() === workers.join());
    const answer = await this.post('supervisor', `cases/${this.caseId}/payments`, {
      kind, amountFen: net, deductionsFen, paidOn: on, method: as === 'advance' ? 'fundAdvance' : 'bankTransfer', reference: `第${this.place}笔`, ...(workers ? { workerIds: workers } : {}), ...(as === 'recovery' ? { recoversAdvance: true } : {}),
    });
    this.expect(answer, daysAgo >= 0 && this.book.isOwed(kind, workers) && !twin && (as !== 'recovery' || advanced));
    if (answer.status === 201) this.book.slips.push({ id: answer.body.id ?? '', place: this.place, on, kind, amountFen: net, deductionsFen, workers, as, importId: null, reversed: false });
    return answer.status === 201;
  }

  private async import({ kind, daysAgo, rows }: Do<'import'>): Promise<boolean> {
    const on = this.day(-daysAgo);
    const file = rows.map((row): FileRow => [`职工${'甲乙'[row.worker]}`, row.as === 'strange' ? '6222000000000000998' : accountOf(row.worker), (row.amountFen / 100).toFixed(2), on, row.as === 'refused' ? '失败' : '成功', `第${this.place}次`]);
    const id = await sendReturn(this.t, this.caseId, returnFile(file), { kind });
    for (const job of ['imports.parse', 'imports.apply'] as const) await this.t.runJob(job, { id });
    const done = await settledReturn(this.t, this.caseId, id);
    const wanted = this.verdicts(rows, kind, on);
    const owed = this.book.isOwed(kind, null);
    this.compare('import', done.failure?.code ?? done.state, owed ? 'applied' : 'kindNotOwed');
    if (!owed) return false;
    this.compare('verdicts', done.rows.map(({ verdict }) => verdict), wanted);
    await this.readImport(done, kind, on);
    return true;
  }

  private verdicts(rows: Do<'import'>['rows'], kind: string, on: string): string[] {
    const seen = new Set<string>();
    return rows.map((row) => {
      if (row.as === 'refused') return 'rejectedByBank';
      const workers = this.who(row.worker);
      if (row.as === 'strange' || !this.book.isOwed(kind, workers)) return 'unmatched';
      const recorded = this.book.slips.some((slip) => !slip.reversed && slip.on === on && slip.amountFen === row.amountFen && slip.workers?.join() === workers?.join() && (slip.importId !== null || slip.kind === kind));
      const key = `${row.worker}/${row.amountFen}`;
      if (recorded || seen.has(key)) return 'duplicate';
      seen.add(key);
      return 'matched';
    });
  }

  private async readImport({ id, rows, totals }: ReturnBody, kind: string, on: string): Promise<void> {
    const { body } = await (await this.t.as('supervisor')).get(`/api/v1/cases/${this.caseId}/payments?importId=${id}&limit=200`).expect(200);
    const found = body.items as { id: string; amountFen: number; workerIds: string[]; paidOn: string; kind: string; importRow: number }[];
    const matched = rows.filter(({ verdict }) => verdict === 'matched');
    this.compare('imported', found.map((one) => [one.importRow, one.amountFen, one.workerIds, one.paidOn, one.kind]).sort(), matched.map((row) => [row.row, row.amountFen, [row.workerId], on, kind]).sort());
    this.compare('totals', [totals.matchedRows, totals.matchedFen], [matched.length, matched.reduce((fen, row) => fen + (row.amountFen ?? 0), 0)]);
    for (const one of found) this.book.slips.push({ id: one.id, place: this.place, on, kind, amountFen: one.amountFen, deductionsFen: 0, workers: one.workerIds, as: 'payment', importId: id, reversed: false });
  }

  /** Of any payment, of one that was reversed, or of a reversal. */
  private async reverse({ pick: at }: Do<'reverse'>): Promise<boolean> {
    const ids = [...this.book.slips.map(({ id }) => id), ...this.reversals];
    const id = ids[at % Math.max(1, ids.length)];
    if (id === undefined) return false;
    const slip = this.book.slips.find((one) => one.id === id);
    const took = await this.request({ type: 'reversal', paymentId: id }, slip !== undefined && !slip.reversed && !this.book.wentBack([slip]));
    if (!took || !slip) return false;
    slip.reversed = true;
    const { body } = await (await this.t.as('supervisor')).get(`/api/v1/cases/${this.caseId}/payments?limit=200`).expect(200);
    this.reversals.push(...(body.items as { id: string; reversalOf: string | null }[]).filter(({ reversalOf }) => reversalOf === id).map((one) => one.id));
    return true;
  }

  private async reverseImport({ pick: at }: Do<'reverseImport'>): Promise<boolean> {
    const imports = [...new Set(this.book.slips.flatMap(({ importId }) => importId ?? []))];
    const importId = imports[at % Math.max(1, imports.length)];
    if (importId === undefined) return false;
    const standing = this.book.slips.filter((slip) => slip.importId === importId && !slip.reversed);
    const took = await this.request({ type: 'reversal', importId }, standing.length > 0 && !this.book.wentBack(standing));
    if (took) for (const slip of standing) slip.reversed = true;
    return took;
  }

  private async resolve({ as, pick: at, amountFen: fen, kind, worker: index }: Do<'resolve'>): Promise<boolean> {
    const { idle } = this.sheet();
    const sources = this.book.slips.filter(({ id }) => idle.has(id));
    const slip = sources[at % Math.max(1, sources.length)];
    if (!slip) return false;
    const workers = as === 'reallocate' ? this.who(index) : null;
    const decision: Decision = { id: `s${this.place}`, place: this.place, slip: slip.id, type: as, fen, kind, workers, reversed: false };
    const answer = await this.post('supervisor', `cases/${this.caseId}/payments/${slip.id}/resolutions`, {
      type: as, amountFen: fen, reason: '来函', documentIds: [this.documentId],
      ...(as === 'reallocate' ? { kind, ...(workers ? { workerIds: workers } : {}) } : as === 'return' ? { returnedOn: this.today(), reference: `退${this.place}` } : {}),
    });
    this.expect(answer, this.mayResolve(decision, slip, idle.get(slip.id) ?? 0));
    if (answer.status === 201) this.book.decisions.push({ ...decision, id: answer.body.id ?? '' });
    return answer.status === 201;
  }

  private mayResolve(decision: Decision, slip: Slip, idleFen: number): boolean {
    const decided = (type: Decision['type']): number => this.book.decisions.reduce((sum, one) => (one.slip === slip.id && one.type === type && !one.reversed ? sum + one.fen : sum), 0);
    switch (decision.type) {
      case 'keep':
        return decision.fen <= idleFen - decided('keep');
      case 'return':
        return decision.fen <= idleFen && decision.fen <= slip.amountFen - decided('return');
      case 'reallocate': {
        const idleIn = (book: PaperBook): number => [...workOut(book).idle.values()].reduce((sum, fen) => sum + fen, 0);
        return decision.fen <= idleFen && this.book.isOwed(decision.kind, decision.workers) && idleIn(this.book.onPaper()) - idleIn(this.book.onPaper([decision])) >= decision.fen;
      }
    }
  }

  private async undo({ pick: at }: Do<'undo'>): Promise<boolean> {
    const decision = this.book.decisions[at % Math.max(1, this.book.decisions.length)];
    if (!decision) return false;
    const slip = this.book.slips.find(({ id }) => id === decision.slip);
    const took = await this.request({ type: 'reversal', resolutionId: decision.id }, !decision.reversed && slip?.reversed === false);
    if (took) decision.reversed = true;
    return took;
  }

  private async waive({ kind, amountFen: fen, worker: index }: Do<'waive'>): Promise<boolean> {
    const workerId = this.workerIds[index] ?? '';
    const mine = this.sheet().accounts.filter((claim) => claim.worker === workerId && claim.kind === kind);
    const left = mine.reduce((sum, claim: Account) => sum + openOf(claim) - (claim.advanced - claim.repaid), 0);
    const took = await this.request({ type: 'waiver', workerId, kind, amountFen: fen, documentIds: [this.documentId] }, mayForgo(kind) && fen <= left);
    if (took) this.book.waivers.push({ id: `v${this.place}`, place: this.place, on: this.today(), worker: workerId, kind, fen });
    return took;
  }

  /** All that is owed, in equal parts a week apart; `off` by a fen it is refused. */
  private instalments({ parts, joint, off }: Omit<Do<'reschedule'>, 'do'>): InstalmentInput[] {
    const owed = new Map<string, number>();
    for (const account of this.sheet().accounts) {
      const kind = joint && fits('socialInsurance', account) ? 'socialInsurance' : account.kind;
      if (openOf(account) > 0) owed.set(kind, (owed.get(kind) ?? 0) + openOf(account));
    }
    const rows = [...owed].flatMap(([kind, fen]) => share(fen, new Array<number>(parts).fill(1)).map((part, week) => ({ kind, amountFen: part, dueOn: this.day(week * 7) })));
    return rows.filter((row) => row.amountFen > 0).map((row, place) => (place === 0 ? { ...row, amountFen: row.amountFen + off } : row)).filter((row) => row.amountFen > 0);
  }

  private async agree(command: Do<'agree'>): Promise<boolean> {
    const instalments = this.instalments(command);
    if (instalments.length === 0) return false;
    const priority = command.order === 'priorityFirst' ? { priority: [{ workerIds: this.workerIds.slice(1) }] } : {};
    const draft = await this.post('member', `cases/${this.caseId}/repayment-plans`, { instalments, accelerates: true, allocationOrder: command.order, ...priority });
    const agreed = draft.status === 201 ? await this.post('lead', `repayment-plans/${draft.body.id ?? ''}/events`, { type: 'AGREE', version: draft.body.version }) : draft;
    this.expect(agreed, command.off === 0);
    return agreed.status < 300;
  }

  private async reschedule(command: Do<'reschedule'>): Promise<boolean> {
    const inForce = this.book.plans.at(-1);
    const instalments = this.instalments(command);
    if (!inForce || instalments.length === 0) return false;
    return this.request({ type: 'reschedule', planId: inForce.id, instalments }, command.off === 0 && this.sheet().lines.some(({ open }) => open > 0), 'lead', 'supervisor');
  }

  private async claim({ kind, amountFen: fen, worker: index, decide }: Do<'claim'>): Promise<boolean> {
    const [from, workerId] = ['2024-11', this.workerIds[index] ?? ''];
    await putInto(this.t, this.caseId, 'verifying');
    const { status, body } = await this.post('lead', `cases/${this.caseId}/claims`, { workerId, kind, from, to: from, claimedFen: fen });
    if (status === 201 && decide) {
      const { status: decided } = await this.post('lead', `cases/${this.caseId}/claims/decisions`, { decisions: [{ claimId: body.id, verifiedFen: fen }] });
      this.compare('decided', decided, 200);
    }
    await putInto(this.t, this.caseId, 'coordinating');
    if (status === 201) this.knowClaim({ id: body.id ?? '', worker: workerId, kind, from, claimed: fen, verified: decide ? fen : null });
    return status === 201;
  }

  /** What waited for it: part of what is claimed, all, or nothing. */
  private async verify({ pick: at, share: quarters }: Do<'verify'>): Promise<boolean> {
    const claims = this.book.claims.filter(({ withdrawn, verified }) => !withdrawn && verified === null);
    const claim = claims[at % Math.max(1, claims.length)];
    if (!claim) return false;
    const fen = Math.floor((claim.claimed * quarters) / 4);
    await putInto(this.t, this.caseId, 'verifying');
    const { body } = await this.post('lead', `cases/${this.caseId}/claims/decisions`, { decisions: [{ claimId: claim.id, ...(fen === 0 ? { disallowedReason: '不属本单位' } : { verifiedFen: fen }) }] });
    await putInto(this.t, this.caseId, 'coordinating');
    this.compare('verified', (body.items as { ok: boolean }[] | undefined)?.map(({ ok }) => ok), [true]);
    [claim.verified, claim.disallowed, claim.decided] = [fen, fen === 0, this.place];
    return true;
  }

  private async withdraw({ pick: at }: Do<'withdraw'>): Promise<boolean> {
    const claims = this.book.claims.filter(({ kind }) => kind !== 'lateFee');
    const claim = claims[at % claims.length];
    await putInto(this.t, this.caseId, 'verifying');
    const { status } = await this.post('lead', `cases/${this.caseId}/claims/${claim?.id ?? ''}/withdrawal`, { reason: '职工撤回' });
    await putInto(this.t, this.caseId, 'coordinating');
    if (status < 300 && claim) claim.withdrawn = true;
    return status < 300;
  }

  /** Part of what was claimed, or all of it again, by a granted request; never less than was paid. */
  private async change({ pick: at, share: quarters }: Do<'change'>): Promise<boolean> {
    const claims = this.book.claims.filter(({ kind, withdrawn, verified }) => kind !== 'lateFee' && !withdrawn && verified !== null);
    const claim = claims[at % Math.max(1, claims.length)];
    if (!claim) return false;
    const fen = Math.floor((claim.claimed * quarters) / 4);
    const account = this.sheet().accounts.find(({ id }) => id === claim.id);
    const moves = claim.kind !== 'additionalCompensation' && (fen !== claim.verified || (fen === 0) !== claim.disallowed);
    const took = await this.request({ type: 'claimChange', claimId: claim.id, ...(fen === 0 ? { disallowedReason: '不属本单位' } : { verifiedFen: fen }) }, moves && fen >= (account?.paid ?? 0), 'member', 'supervisor');
    if (took) [claim.verified, claim.disallowed] = [fen, fen === 0];
    return took;
  }

  /** The parties sign the revision that waits for them. */
  private async sign(): Promise<boolean> {
    const { body } = await (await this.t.as('lead')).get(`/api/v1/cases/${this.caseId}/repayment-plans?limit=200`).expect(200);
    const draft = (body.items as (PlanBody & { origin: string })[]).find(({ state, origin }) => state === 'draft' && origin !== 'parties');
    if (!draft) return false;
    const anew = await this.post('lead', `repayment-plans/${draft.id}/events`, { type: 'REDRAFT', version: draft.version });
    if (anew.status >= 300) return false;
    const { status } = await this.post('lead', `repayment-plans/${draft.id}/events`, { type: 'AGREE', version: draft.version + 1 });
    return status < 300;
  }

  private async accelerate(): Promise<boolean> {
    const inForce = this.book.plans.at(-1);
    if (!inForce) return false;
    const { body: plan_ } = await (await this.t.as('supervisor')).get(`/api/v1/repayment-plans/${inForce.id}`).expect(200);
    const type = inForce.acceleratedOn === null ? 'DECLARE_ACCELERATION' : 'REVOKE_ACCELERATION';
    const { status } = await this.post('supervisor', `repayment-plans/${inForce.id}/events`, { type, version: (plan_ as PlanBody).version, payload: { reason: '一期未付' } });
    if (status < 300) inForce.acceleratedOn = type === 'DECLARE_ACCELERATION' ? this.today() : null;
    return status < 300;
  }

  private async assess({ amountFen: fen }: Do<'assess'>): Promise<boolean> {
    const { status, body } = await this.post('supervisor', `cases/${this.caseId}/late-fee-assessments`, { amountFen: fen, assessedOn: this.today(), reference: `核定${this.place}`, besides: true });
    if (status === 201) this.knowClaim({ id: body.id ?? '', worker: null, kind: 'lateFee', from: '9999', claimed: fen, verified: fen });
    return status === 201;
  }

  private async takeBack({ pick: at }: Do<'takeBack'>): Promise<boolean> {
    const fees = this.book.claims.filter(({ kind }) => kind === 'lateFee');
    const fee = fees[at % Math.max(1, fees.length)];
    if (!fee) return false;
    const answer = await this.post('supervisor', `cases/${this.caseId}/late-fee-assessments/${fee.id}/void`, { reason: '核定有误' });
    this.expect(answer, !fee.withdrawn);
    if (answer.status < 300) fee.withdrawn = true;
    return answer.status < 300;
  }

  /** Asked by one, granted by another. */
  private async request(body: object, allowed: boolean, asks: TestUser = 'supervisor', grants: TestUser = 'supervisor2'): Promise<boolean> {
    const asked = await this.post(asks, `cases/${this.caseId}/requests`, { reason: '核对', ...body });
    const granted = asked.status === 201 ? await this.post(grants, `requests/${asked.body.id ?? ''}/events`, { type: 'GRANT' }) : asked;
    if (asked.status === 201 && granted.status >= 300) await this.post(asks, `requests/${asked.body.id ?? ''}/events`, { type: 'WITHDRAW' });
    this.expect(granted, allowed);
    return granted.status < 300;
  }

  /** A plan that came into force: its lines promise, of each instalment and of each claim, all of it and no more. */
  private async readPlans(): Promise<void> {
    const rows = await this.t.db.query<{ id: string }[]>('SELECT id FROM repayment_plans WHERE case_id = $1 AND agreed_seq IS NOT NULL ORDER BY agreed_seq', [this.caseId]);
    const unread = rows.filter(({ id }) => !this.book.plans.some((known) => known.id === id));
    if (unread.length > 1) throw new Error('Two plans came into force at once');
    for (const { id } of unread) {
      const { body } = await (await this.t.as('supervisor')).get(`/api/v1/repayment-plans/${id}`).expect(200);
      const { instalments, allocationOrder, priority } = body as PlanBody & { allocationOrder: PaperPlan['order']; priority: { workerIds: string[] }[] };
      const lines = await this.t.db.query<{ no: number; claim: string; fen: number }[]>('SELECT instalment_no AS no, obligation_id AS claim, amount_fen::float8 AS fen FROM plan_lines WHERE plan_id = $1', [id]);
      const owed = this.sheet().accounts.filter((account) => openOf(account) > 0);
      const sumOf = (of: (line: (typeof lines)[number]) => boolean): number => lines.reduce((sum, line) => (of(line) ? sum + line.fen : sum), 0);
      this.compare('instalments', instalments.map(({ no }) => sumOf((line) => line.no === no)), instalments.map((one) => one.amountFen));
      this.compare('promised', owed.map((account) => sumOf(({ claim }) => claim === account.id)), owed.map(openOf));
      const ranks = new Map(priority.flatMap(({ workerIds }, group) => workerIds.map((workerId) => [workerId, group + 1] as const)));
      const dueOn = new Map(instalments.map((one) => [one.no, one.dueOn]));
      this.book.plans.push({ id, place: this.place, order: allocationOrder, ranks, instalments, acceleratedOn: null, lines: lines.map((line) => ({ ...line, dueOn: dueOn.get(line.no) ?? '' })) });
    }
  }
}
