import { decidedAt, filledIn, readyCaseFacts } from '../../../test/support/case-facts.fixture.js';
import type { CaseEventPayload, CaseEventType } from './case-events.js';
import { caseEventTypes } from './case-events.js';
import { emptyCaseFacts, type CaseFacts } from './case-facts.js';
import {
  decideCaseEvent, mayFire, possibleCaseEvents, previewCaseEvents, readCasePayload, type CaseCommand, type CaseDecision, type CaseRelation,
} from './case-machine.js';
import { caseStates, openCaseStates, type CaseState } from './vocabulary.js';

type Changes = Parameters<typeof readyCaseFacts>[0];

/** One row of the contract's table, written down independently of the one the program runs on. */
interface Row {
  from: readonly CaseState[];
  to: CaseState | 'same' | 'before';
  who: readonly CaseRelation[];
  /** What has to be so before nothing stands in the way. */
  given?: Changes;
  /** Blocker → the facts that alone bring it about. */
  byFacts: Record<string, Changes>;
  /** Blocker → the field whose absence alone brings it about. */
  byField?: Record<string, string>;
}

const lead: readonly CaseRelation[] = ['lead', 'supervisor'];
const suspended: Changes = { suspension: { suspended: true } };
const contract: Record<CaseEventType, Row> = {
  ACCEPT: {
    from: ['reported'], to: 'investigating', who: lead,
    byFacts: {
      suspended,
      taskForceIncomplete: { taskForce: { memberIds: ['lead'] } },
      supervisorMissing: { taskForce: { supervisorId: null } },
      employerNameMissing: { intake: { employerName: ' ' } },
      employerRegionMissing: { intake: { employerRegionCode: null } },
    },
  },
  REJECT: {
    from: ['reported'], to: 'rejected', who: ['supervisor'], byFacts: {},
    byField: { reasonMissing: 'reason', explanationMissing: 'explanation', reporterNotTold: 'reporterToldAt' },
  },
  MERGE: {
    from: ['reported'], to: 'merged', who: ['supervisor'], byField: { mergeTargetMissing: 'intoCaseId' },
    byFacts: {
      mergeTargetNotOpen: { mergeTarget: { target: { isThisCase: false, open: false, sameEmployer: true } } },
      mergeTargetOtherEmployer: { mergeTarget: { target: { isThisCase: false, open: true, sameEmployer: false } } },
      mergeTargetIsThisCase: { mergeTarget: { target: { isThisCase: true, open: true, sameEmployer: true } } },
    },
  },
  COMPLETE_INVESTIGATION: {
    from: ['investigating'], to: 'verifying', who: ['member', 'lead', 'supervisor'],
    byFacts: {
      suspended,
      operatingStatusMissing: { findings: { operatingStatus: null } },
      headcountMissing: { findings: { headcount: null } },
      wageArrearsMissing: { findings: { wageArrearsFen: null } },
      insuranceArrearsMissing: { findings: { socialInsuranceArrearsFen: null } },
      noVisitByTwo: { visits: { byTwoOrMore: 0 } },
      rosterEmpty: { roster: { workers: 0 } },
    },
  },
  COMPLETE_VERIFICATION: {
    from: ['verifying'], to: 'coordinating', who: lead,
    byFacts: {
      suspended,
      claimsUndecided: { claims: { undecided: 7 } },
      companyFundsMissing: { findings: { companyFundsFen: null, fundsNotObtainedReason: '' } },
      livingNotSurveyed: { roster: { notSurveyed: 2 } },
      hardshipWithoutAidDecision: { aid: { hardshipUndecided: 2 } },
    },
  },
  SETTLE: {
    from: ['investigating', 'verifying', 'coordinating'], to: 'supervising', who: lead,
    byFacts: {
      suspended,
      nothingClaimed: { claims: { total: 0 } },
      claimsUndecided: { claims: { undecided: 1 } },
      claimsUnpaidWithoutProof: { ledger: { unpaidWithoutProof: 1 } },
    },
  },
  ADOPT_PLAN: {
    from: ['coordinating'], to: 'supervising', who: lead, given: { ledger: { unpaidFen: { wages: 100, pension: 100 } } },
    byFacts: {
      suspended,
      claimsUndecided: { claims: { undecided: 1 } },
      hrssNotAcknowledged: { referrals: { hrssAcknowledged: false } },
      planNotStudied: { sessions: { planStudied: false } },
      bothSidesNotHeard: { mediation: { heardBothSides: false } },
      noAgreedPlan: { plan: { state: 'draft' } },
      planDoesNotCover: { plan: { shortages: [{ kind: 'wages', shortFen: 123_456 }] } },
    },
  },
  DECLARE_IMPASSE: {
    from: ['coordinating'], to: 'transferred', who: lead, byField: { remedyMissing: 'remedy', reasonMissing: 'reason' },
    byFacts: { suspended, noMediationAttempted: { mediation: { attempted: false, heardBothSides: false } } },
  },
  RETURN_TO_VERIFICATION: {
    from: ['coordinating', 'supervising'], to: 'verifying', who: lead, byFacts: {}, byField: { reasonMissing: 'reason' },
  },
  CONFIRM_DEFAULT: {
    from: ['supervising'], to: 'coordinating', who: ['supervisor'], byField: { reasonMissing: 'reason' },
    byFacts: { noShortfallBeyondGrace: { ledger: { shortfallBeyondGraceFen: 0 } } },
  },
  CLOSE: {
    from: ['supervising'], to: 'closed', who: ['supervisor'], byField: { summaryMissing: 'summary' },
    byFacts: {
      suspended,
      claimsUndecided: { claims: { undecided: 1 } },
      obligationsUnsettled: { ledger: { unsettledObligations: 2, outstandingFen: 100 } },
      referralsOpen: { referrals: { open: 1 } },
      lettersOpen: { letters: { open: 1 } },
      requestsOpen: { requests: { open: 1 } },
      aidItemsOpen: { aid: { open: 1 } },
      notReceivedOpen: { ledger: { notReceivedOpen: 1 } },
      moneyUndecided: { ledger: { undecidedMoneyFen: 5 } },
      supervisorItemOpen: { supervisorItems: { open: 2 } },
      noFollowUp: { followUps: { count: 0 } },
    },
  },
  WITHDRAW: {
    from: openCaseStates, to: 'withdrawn', who: lead,
    byField: { reasonMissing: 'reason', withdrawalRequestMissing: 'requestedAt' },
    byFacts: { claimsOfOthersOpen: { ledger: { openClaimsOfOthers: 3 } } },
  },
  SUSPEND: { from: openCaseStates, to: 'same', who: ['grantedRequest'], byFacts: { suspended }, byField: { reasonMissing: 'reason' } },
  RESUME: {
    from: openCaseStates, to: 'same', who: lead, given: suspended, byField: { reasonMissing: 'reason' },
    byFacts: { notSuspended: { suspension: { suspended: false } } },
  },
  REOPEN: {
    from: ['closed', 'rejected', 'withdrawn', 'transferred'], to: 'before', who: ['supervisor'],
    byFacts: { stateBeforeUnknown: { history: { stateBeforeEnd: null } } }, byField: { reasonMissing: 'reason' },
  },
};

const rows = Object.entries(contract) as [CaseEventType, Row][];

function merge(a: Changes = {}, b: Changes = {}): Changes {
  const slices = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof CaseFacts>;
  return Object.fromEntries([...slices].map((slice) => [slice, { ...a[slice], ...b[slice] }]));
}

function decide(event: CaseEventType, change: Partial<CaseCommand> & { changes?: Changes } = {}): CaseDecision {
  const row = contract[event];
  return decideCaseEvent({
    state: row.from[0] ?? 'reported',
    event,
    payload: filledIn[event],
    facts: readyCaseFacts(merge(row.given, change.changes)),
    relation: 'supervisor',
    now: decidedAt,
    ...change,
  });
}

const codes = (decision: CaseDecision): string[] => (decision.ok ? [] : decision.blockers.map(({ code }) => code));
const without = (event: CaseEventType, field: string): CaseEventPayload =>
  Object.fromEntries(Object.entries(filledIn[event]).filter(([name]) => name !== field));
const kinds = (decision: CaseDecision): string[] =>
  decision.ok ? decision.effects.map((effect) => ('clock' in effect ? `${effect.kind} ${effect.clock}` : effect.kind)) : [];

describe('the table of the case', () => {
  it('holds every event of the contract and no other', () => expect([...caseEventTypes].sort()).toEqual(Object.keys(contract).sort()));

  describe.each(rows)('%s', (event, row) => {
    it.each(row.from)('leads on from %s when nothing stands in the way', (state) => {
      const decision = decide(event, { state });
      const to = row.to === 'same' ? state : row.to === 'before' ? 'supervising' : row.to;
      expect(decision).toMatchObject({ ok: true, to, overridden: [] });
    });

    it.each(caseStates.filter((state) => !row.from.includes(state)))('is not possible in %s, and that is all it says', (state) => {
      expect(decide(event, { state, facts: emptyCaseFacts(), payload: {} })).toEqual({
        ok: false,
        blockers: [{ code: 'notInThisState', params: { state }, path: 'state', overridable: false }],
      });
    });

    const facts = Object.entries(row.byFacts);
    if (facts.length > 0) {
      it.each(facts)('is blocked by %s alone', (code, changes) => expect(codes(decide(event, { changes }))).toEqual([code]));
    }

    const fields = Object.entries(row.byField ?? {});
    if (fields.length > 0) {
      it.each(fields)('is blocked by %s without the field', (code, field) => {
        const decision = decide(event, { payload: without(event, field) });
        expect(codes(decision)).toEqual([code]);
        expect(decision).toMatchObject({ blockers: [{ path: `payload.${field}`, overridable: false }] });
      });
    }

    it('belongs to the right people', () => {
      const relations: CaseRelation[] = ['none', 'member', 'lead', 'supervisor', 'grantedRequest'];
      expect(relations.filter((relation) => mayFire(event, relation))).toEqual(relations.filter((relation) => row.who.includes(relation)));
    });
  });

  it('names every blocker at once', () => {
    const everythingOpen: Changes = {
      ...suspended, claims: { undecided: 4 }, ledger: { unsettledObligations: 1, outstandingFen: 5, notReceivedOpen: 1, undecidedMoneyFen: 9 },
      referrals: { open: 1 }, letters: { open: 1 }, requests: { open: 1 }, aid: { open: 1 }, followUps: { count: 0 },
    };
    expect(codes(decide('CLOSE', { changes: everythingOpen, payload: {} }))).toEqual([
      'summaryMissing', 'suspended', 'claimsUndecided', 'obligationsUnsettled', 'referralsOpen', 'lettersOpen', 'requestsOpen',
      'aidItemsOpen', 'notReceivedOpen', 'moneyUndecided', 'noFollowUp',
    ]);
    expect(codes(decide('COMPLETE_INVESTIGATION', { facts: emptyCaseFacts() }))).toEqual(
      Object.keys(contract.COMPLETE_INVESTIGATION.byFacts).filter((code) => code !== 'suspended'),
    );
  });

  it('tells how many, how much and where', () => {
    expect(decide('COMPLETE_VERIFICATION', { changes: { claims: { undecided: 7 } } })).toMatchObject({
      blockers: [{ params: { count: 7 }, path: 'claims' }],
    });
    const shortages = [{ kind: 'wages', shortFen: 123_456 }, { kind: 'socialInsurance', shortFen: 5 }, { kind: 'other', shortFen: 0 }] as const;
    expect(decide('ADOPT_PLAN', { changes: { plan: { shortages } } })).toMatchObject({
      blockers: [
        { code: 'planDoesNotCover', params: { kind: 'wages', kindName: '工资', shortYuan: '¥1,234.56' } },
        { code: 'planDoesNotCover', params: { kind: 'socialInsurance', kindName: '社会保险', shortYuan: '¥0.05' } },
      ],
    });
  });
});

describe('the finer points of the blockers', () => {
  it('counts a member twice named once', () =>
    expect(codes(decide('ACCEPT', { changes: { taskForce: { leadId: 'a', memberIds: ['b'] } } }))).toEqual([]));

  it('needs a lead, not just two members', () =>
    expect(codes(decide('ACCEPT', { changes: { taskForce: { leadId: null } } }))).toEqual(['taskForceIncomplete']));

  it('takes zero as recorded and a reason for the funds instead of an amount', () => {
    const changes: Changes = { findings: { companyFundsFen: null, fundsNotObtainedReason: '账户被冻结' } };
    expect(codes(decide('COMPLETE_VERIFICATION', { changes }))).toEqual([]);
  });

  it.each(['wages', 'overtime', 'economicCompensation', 'reimbursement', 'pension', 'medical', 'unemployment', 'workInjury'])(
    'wants 人社 on board when %s is owed',
    (kind) => {
      const changes: Changes = { ledger: { unpaidFen: { [kind]: 1 } }, referrals: { hrssAcknowledged: false } };
      expect(codes(decide('ADOPT_PLAN', { facts: readyCaseFacts(changes) }))).toEqual(['hrssNotAcknowledged']);
    },
  );

  it.each([{}, { wages: 0 }, { housingFund: 5, lateFee: 5, other: 5 }])('does not want 人社 when only %j is owed', (unpaidFen) => {
    const changes: Changes = { ledger: { unpaidFen }, referrals: { hrssAcknowledged: false } };
    expect(codes(decide('ADOPT_PLAN', { facts: readyCaseFacts(changes) }))).toEqual([]);
  });

  it('takes a refused mediation as an attempt', () => {
    const changes: Changes = { mediation: { attempted: false, heardBothSides: false, refused: true } };
    expect(codes(decide('DECLARE_IMPASSE', { changes }))).toEqual([]);
  });

  it('does not believe that the reporter was told tomorrow, but forgives a fast clock', () => {
    const told = (ms: number): CaseDecision =>
      decide('REJECT', { payload: { ...filledIn.REJECT, reporterToldAt: new Date(decidedAt.getTime() + ms) } });
    expect(codes(told(60_000))).toEqual([]);
    expect(codes(told(3_600_000))).toEqual(['reporterNotTold']);
    const requestedAt = new Date(decidedAt.getTime() + 86_400_000);
    expect(codes(decide('WITHDRAW', { payload: { ...filledIn.WITHDRAW, requestedAt } }))).toEqual(['withdrawalRequestMissing']);
  });

  it('forwards a misdirected report', () => {
    const payload = { ...filledIn.REJECT, reason: 'otherRegion' };
    expect(codes(decide('REJECT', { payload }))).toEqual(['forwardingMissing']);
    expect(codes(decide('REJECT', { payload: { ...payload, forwardedTo: '银川市总工会' } }))).toEqual([]);
  });

  it('takes a merge target that does not exist as not open', () =>
    expect(codes(decide('MERGE', { changes: { mergeTarget: { target: null } } }))).toEqual(['mergeTargetNotOpen']));

  it('takes blanks for missing', () =>
    expect(codes(decide('RETURN_TO_VERIFICATION', { payload: { reason: ' \n ' } }))).toEqual(['reasonMissing']));

  it('reopens to where the case was', () => {
    for (const stateBeforeEnd of openCaseStates) {
      expect(decide('REOPEN', { changes: { history: { stateBeforeEnd } } })).toMatchObject({ ok: true, to: stateBeforeEnd });
    }
  });
});

describe('overrides', () => {
  const noVisit: Changes = { visits: { byTwoOrMore: 0 } };
  const override = [{ code: 'noVisitByTwo', reason: ' 企业已停产，电话核实 ' }];

  it('lift an overridable blocker and are shown with their reason', () =>
    expect(decide('COMPLETE_INVESTIGATION', { changes: noVisit, override })).toMatchObject({
      ok: true, to: 'verifying', overridden: [{ code: 'noVisitByTwo', reason: '企业已停产，电话核实' }],
    }));

  it('are the supervisor’s only', () =>
    expect(codes(decide('COMPLETE_INVESTIGATION', { changes: noVisit, override, relation: 'lead' }))).toEqual([
      'noVisitByTwo', 'overrideNeedsSupervisor',
    ]));

  it('need a reason', () => {
    const decision = decide('COMPLETE_INVESTIGATION', { changes: noVisit, override: [{ code: 'noVisitByTwo', reason: ' ' }] });
    expect(decision).toMatchObject({ blockers: [{ code: 'noVisitByTwo' }, { code: 'overrideReasonMissing', path: 'override[0].reason' }] });
  });

  it.each([
    ['a blocker that nobody may lift', 'rosterEmpty', { roster: { workers: 0 } }, ['rosterEmpty', 'cannotOverride']],
    ['a blocker that is not there', 'noVisitByTwo', {}, ['cannotOverride']],
    ['no blocker at all', 'constructor', {}, ['cannotOverride']],
  ])('cannot lift %s', (_what, code, changes: Changes, expected) =>
    expect(codes(decide('COMPLETE_INVESTIGATION', { changes, override: [{ code, reason: '因为' }] }))).toEqual(expected));

  it('lift each blocker once', () =>
    expect(codes(decide('COMPLETE_INVESTIGATION', { changes: noVisit, override: [...override, ...override] }))).toEqual(['cannotOverride']));

  it('of an unheard mediation work only when somebody refused', () => {
    const lift = [{ code: 'bothSidesNotHeard', reason: '企业拒绝' }];
    const unheard = (refused: boolean): CaseDecision =>
      decide('ADOPT_PLAN', { changes: { mediation: { heardBothSides: false, refused } }, override: lift });
    expect(codes(unheard(true))).toEqual([]);
    expect(codes(unheard(false))).toEqual(['bothSidesNotHeard', 'cannotOverride']);
  });
});

describe('effects', () => {
  it.each<[CaseEventType, CaseState, string[]]>([
    ['ACCEPT', 'reported', ['meetClock acceptance', 'openClock investigation', 'notify']],
    ['SETTLE', 'verifying', ['meetClock verification', 'openClock supervisionCheck', 'notify']],
    ['RETURN_TO_VERIFICATION', 'supervising', ['cancelClock supervisionCheck', 'openClock verification', 'notify']],
    ['CONFIRM_DEFAULT', 'supervising', ['cancelClock supervisionCheck', 'openClock coordination', 'confirmPlanDefault', 'notify']],
    ['CLOSE', 'supervising', ['meetClock supervisionCheck', 'cancelClocks', 'notify']],
    ['WITHDRAW', 'verifying', ['cancelClock verification', 'cancelClocks', 'recallReferrals', 'withdrawRequests', 'notify']],
    ['SUSPEND', 'verifying', ['startSuspension', 'suspendClocks', 'notify']],
    ['RESUME', 'verifying', ['endSuspension', 'resumeClocks', 'notify']],
    ['REOPEN', 'closed', ['openClock supervisionCheck', 'notify']],
  ])('of %s from %s', (event, state, expected) => expect(kinds(decide(event, { state }))).toEqual(expected));

  it('of going back while suspended: the new clock stands still until the case is resumed', () => {
    const decision = decide('RETURN_TO_VERIFICATION', { changes: suspended });
    expect(decision).toMatchObject({ ok: true });
    expect(decision.ok && decision.effects).toContainEqual({ kind: 'openClock', clock: 'verification', suspended: true });
  });

  it('of ending a suspended case: the suspension ends with it', () => expect(kinds(decide('WITHDRAW', { changes: suspended }))).toContain('endSuspension'));
});

describe('what is possible', () => {
  it('offers the table’s events to the people they belong to', () => {
    expect(possibleCaseEvents('investigating', 'member')).toEqual(['COMPLETE_INVESTIGATION']);
    expect(possibleCaseEvents('investigating', 'lead')).toEqual(['COMPLETE_INVESTIGATION', 'SETTLE', 'WITHDRAW', 'RESUME']);
    expect(possibleCaseEvents('supervising', 'supervisor')).toEqual(['RETURN_TO_VERIFICATION', 'CONFIRM_DEFAULT', 'CLOSE', 'WITHDRAW', 'RESUME']);
    expect(possibleCaseEvents('merged', 'supervisor')).toEqual([]);
    expect(possibleCaseEvents('reported', 'none')).toEqual([]);
  });

  it('previews without asking for what is yet to be typed', () => {
    const previews = previewCaseEvents('reported', 'supervisor', emptyCaseFacts(), decidedAt);
    const reject = previews.find(({ type }) => type === 'REJECT');
    const merge = previews.find(({ type }) => type === 'MERGE');
    const accept = previews.find(({ type }) => type === 'ACCEPT');
    expect([reject?.allowed, merge?.allowed, accept?.allowed]).toEqual([true, true, false]);
    expect(accept).toMatchObject({ to: 'investigating', blockers: [{ code: 'taskForceIncomplete' }, {}, {}, {}] });
    expect(accept?.effects[1]).toEqual({ kind: 'openClock', clock: 'investigation', suspended: false });
  });
});

describe('the shape of a payload', () => {
  it('is read with its types', () =>
    expect(readCasePayload('WITHDRAW', { reason: ' 不再主张 ', requestedAt: '2025-01-03T10:00:00+08:00' })).toEqual({
      ok: true, payload: { reason: '不再主张', requestedAt: new Date('2025-01-03T02:00:00Z') },
    }));

  it('leaves what is missing to the rules and refuses what is wrong, all at once', () => {
    expect(readCasePayload('DECLARE_IMPASSE', undefined)).toEqual({ ok: true, payload: {} });
    expect(readCasePayload('DECLARE_IMPASSE', { remedy: 'prayer', reason: 3, extra: 1 })).toEqual({
      ok: false,
      errors: [
        { path: 'payload.remedy', code: 'notInList' }, { path: 'payload.reason', code: 'notText' }, { path: 'payload.extra', code: 'unknownField' },
      ],
    });
  });
});
