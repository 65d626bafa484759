import fc from 'fast-check';
import { assertMachinesSound } from '../../cases/domain/machine-check.js';
import type { ReferralFacts } from './referral-blockers.js';
import { referralEventTypes, type ReferralEventPayload, type ReferralEventType } from './referral-events.js';
import {
  clocksOfReferralState, decideReferralEvent, effectsOfSending, mayFireReferralEvent, possibleReferralEvents, readReferralPayload,
  type ReferralDecision, type ReferralEffect, type ReferralRelation,
} from './referral-machine.js';
import { referralBlockerMessages } from './messages.js';
import { openReferralStates, referralMachine, referralStates, type ReferralState } from './referral-transitions.js';

const now = new Date('2025-01-03T02:00:00Z');
const [own, other] = ['0190a000-0000-7000-8000-00000000000a', '0190a000-0000-7000-8000-00000000000b'];
const ready: ReferralFacts = {
  caseOpen: true, departmentId: own, declineBy: new Date('2025-01-10T10:00:00Z'), ruled: false, declinedInMatter: 2, returnedInMatter: 0,
  latestInMatter: true, assigneeInDepartment: true, namedDepartmentExists: true, unknownDocuments: 0,
};
const filledIn: { readonly [E in ReferralEventType]: ReferralEventPayload<E> } = {
  ACKNOWLEDGE: {}, ASSIGN: { liaisonId: other }, REPLY: { text: '已责令改正', documentIds: [] },
  DECLINE: { reason: 'outsideRemit', proposedDepartmentId: other }, ACCEPT: {}, RETURN: { reason: '没有答复社保部分' },
  RULE: { departmentId: other, reason: '属地管理' }, RECALL: { reason: '发错部门' },
};

interface Row {
  edges: Partial<Record<ReferralState, ReferralState>>;
  who: readonly ReferralRelation[];
  byFacts: Record<string, Partial<ReferralFacts>>;
  byField?: Record<string, string>;
}
const ended = { referralCaseEnded: { caseOpen: false } };
const contract: Record<ReferralEventType, Row> = {
  ACKNOWLEDGE: { edges: { sent: 'acknowledged' }, who: ['liaison'], byFacts: ended },
  ASSIGN: {
    edges: { sent: 'sent', acknowledged: 'acknowledged' }, who: ['liaison'], byField: { liaisonMissing: 'liaisonId' },
    byFacts: { ...ended, liaisonNotInDepartment: { assigneeInDepartment: false } },
  },
  REPLY: {
    edges: { sent: 'replied', acknowledged: 'replied', returned: 'replied' }, who: ['liaison'], byField: { replyMissing: 'text' },
    byFacts: { ...ended, replyDocumentsUnknown: { unknownDocuments: 1 } },
  },
  DECLINE: {
    edges: { sent: 'declined', acknowledged: 'declined' }, who: ['liaison'], byField: { reasonMissing: 'reason' },
    byFacts: {
      ...ended, ruledResponsible: { ruled: true }, declineTooLate: { declineBy: new Date(now.getTime() - 1) },
      proposedDepartmentUnknown: { namedDepartmentExists: false }, proposedDepartmentIsOwn: { departmentId: other },
    },
  },
  ACCEPT: { edges: { replied: 'accepted' }, who: ['member', 'lead', 'supervisor'], byFacts: ended },
  RETURN: { edges: { replied: 'returned' }, who: ['member', 'lead', 'supervisor'], byFacts: ended, byField: { reasonMissing: 'reason' } },
  RULE: {
    edges: { declined: 'sent', returned: 'sent' }, who: ['supervisor'],
    byField: { departmentMissing: 'departmentId', reasonMissing: 'reason' },
    byFacts: {
      ...ended, ruledResponsible: { ruled: true }, tooFewRefusals: { declinedInMatter: 1, returnedInMatter: 1 },
      notLatestInMatter: { latestInMatter: false }, ruledDepartmentUnknown: { namedDepartmentExists: false },
    },
  },
  RECALL: {
    edges: Object.fromEntries(openReferralStates.map((state) => [state, 'recalled'])), who: ['lead', 'supervisor'], byFacts: {},
    byField: { reasonMissing: 'reason' },
  },
};

function decide(event: ReferralEventType, state: ReferralState, facts: Partial<ReferralFacts> = {}, payload: ReferralEventPayload = filledIn[event]): ReferralDecision {
  return decideReferralEvent({ state, event, payload, facts: { ...ready, ...facts }, now });
}
const codes = (decision: ReferralDecision): string[] => (decision.ok ? [] : decision.blockers.map(({ code }) => code));
const clockEffects = (effects: readonly ReferralEffect[]): string[] =>
  effects.flatMap((effect) => ('clock' in effect ? [`${effect.kind} ${effect.clock}${'from' in effect ? ` ${effect.from}` : ''}`] : []));
const clocks = (event: ReferralEventType, state: ReferralState): string[] => {
  const decision = decide(event, state);
  return decision.ok ? clockEffects(decision.effects) : ['blocked'];
};

describe('the table of the referral', () => {
  it('is sound, and holds every event of the contract and no other', () => {
    assertMachinesSound([{ machine: referralMachine, messages: referralBlockerMessages }]);
    expect(referralEventTypes).toEqual(Object.keys(contract));
  });

  describe.each(Object.entries(contract) as [ReferralEventType, Row][])('%s', (event, row) => {
    it.each(referralStates)('from %s', (state) => {
      const to = row.edges[state];
      if (to) expect(decide(event, state)).toMatchObject({ ok: true, to });
      else expect(decide(event, state, { caseOpen: false }, {})).toMatchObject({ ok: false, blockers: [{ code: 'notInThisState', params: { state } }] });
    });

    it('is blocked by each blocker alone', () => {
      const [state] = Object.keys(row.edges) as ReferralState[];
      for (const [code, facts] of Object.entries(row.byFacts)) expect(codes(decide(event, state ?? 'sent', facts))).toEqual([code]);
      for (const [code, field] of Object.entries(row.byField ?? {})) {
        const payload = Object.fromEntries(Object.entries(filledIn[event]).filter(([name]) => name !== field));
        expect(codes(decide(event, state ?? 'sent', {}, payload))).toEqual([code]);
      }
    });

    it('belongs to the right people', () => {
      const relations: ReferralRelation[] = ['none', 'liaison', 'member', 'lead', 'supervisor'];
      expect(relations.filter((relation) => mayFireReferralEvent(event, relation))).toEqual(row.who);
    });
  });

  it('names everything in the way at once', () =>
    expect(codes(decide('RULE', 'returned', { caseOpen: false, ruled: true, declinedInMatter: 0, latestInMatter: false }, {}))).toEqual([
      'departmentMissing', 'reasonMissing', 'referralCaseEnded', 'ruledResponsible', 'tooFewRefusals', 'notLatestInMatter',
    ]));

  it('lets a department decline up to the last moment, and without a proposal', () => {
    expect(codes(decide('DECLINE', 'sent', { declineBy: now }))).toEqual([]);
    expect(codes(decide('DECLINE', 'sent', { namedDepartmentExists: false }, { reason: '不属职责' }))).toEqual([]);
  });

  it.each([[2, 0, true], [0, 2, true], [5, 1, true], [1, 1, false], [0, 0, false]])(
    'rules after %i declined or %i returned: %p',
    (declinedInMatter, returnedInMatter, possible) =>
      expect(decide('RULE', 'declined', { declinedInMatter, returnedInMatter }).ok).toBe(possible),
  );

  it('offers what is possible; after a ruling declining is gone', () => {
    expect(possibleReferralEvents('sent', 'liaison', false)).toEqual(['ACKNOWLEDGE', 'ASSIGN', 'REPLY', 'DECLINE']);
    expect(possibleReferralEvents('sent', 'liaison', true)).toEqual(['ACKNOWLEDGE', 'ASSIGN', 'REPLY']);
    expect(possibleReferralEvents('returned', 'supervisor', false)).toEqual(['RULE', 'RECALL']);
    expect(possibleReferralEvents('sent', 'member', false)).toEqual([]);
  });

  it('reads a reply with its documents and refuses foreign fields', () => {
    expect(readReferralPayload('REPLY', { text: ' 已核查 ', documentIds: [own] })).toEqual({ ok: true, payload: { text: '已核查', documentIds: [own] } });
    expect(readReferralPayload('ACKNOWLEDGE', { text: 'x' })).toMatchObject({ ok: false });
  });
});

describe('the clocks of a referral', () => {
  it('run from sending; handed on, the reply is due as it was', () => {
    expect(clockEffects(effectsOfSending(false))).toEqual(['openClock acknowledge now', 'openClock reply now']);
    expect(clockEffects(effectsOfSending(true))).toEqual(['openClock acknowledge now', 'openClock reply matter']);
  });

  it.each<[ReferralEventType, ReferralState, string[]]>([
    ['ACKNOWLEDGE', 'sent', ['meetClock acknowledge']],
    ['ASSIGN', 'sent', []],
    ['REPLY', 'sent', ['meetClock acknowledge', 'meetClock reply']],
    ['REPLY', 'acknowledged', ['meetClock reply']],
    ['REPLY', 'returned', ['meetClock reply']],
    ['DECLINE', 'sent', ['meetClock acknowledge', 'cancelClock reply']],
    ['DECLINE', 'acknowledged', ['cancelClock reply']],
    ['ACCEPT', 'replied', []],
    ['RETURN', 'replied', ['openClock reply now']],
    ['RULE', 'declined', ['openClock acknowledge now', 'openClock reply matter']],
    ['RULE', 'returned', ['openClock acknowledge now']],
    ['RECALL', 'sent', ['cancelClock acknowledge', 'cancelClock reply']],
    ['RECALL', 'replied', []],
  ])('%s from %s', (event, state, expected) => expect(clocks(event, state)).toEqual(expected));

  it('stamp the acknowledgement that a reply brings with it, once', () => {
    const stamped = (state: ReferralState): boolean => {
      const decision = decide('REPLY', state);
      return decision.ok && decision.effects.some(({ kind }) => kind === 'stampAcknowledged');
    };
    expect([stamped('sent'), stamped('acknowledged'), stamped('returned')]).toEqual([true, false, false]);
  });

  it('are those of the state after any history, and only RETURN or a new sending gives a reply new time', () => {
    const step = fc.record({
      event: fc.constantFrom(...referralEventTypes), ruled: fc.boolean(), declinedInMatter: fc.nat(3), returnedInMatter: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let state: ReferralState = 'sent';
        const running = new Set<string>(['acknowledge', 'reply']);
        for (const { event, ...facts } of steps) {
          const decision: ReferralDecision = decide(event, state, facts);
          if (!decision.ok) continue;
          expect(decision.to).toBe(contract[event].edges[state]);
          for (const effect of decision.effects) {
            if (!('clock' in effect)) continue;
            if (effect.kind === 'openClock') {
              expect(running.has(effect.clock)).toBe(false);
              running.add(effect.clock);
              if (effect.clock === 'reply') expect(effect.from).toBe(event === 'RETURN' ? 'now' : 'matter');
            } else expect(running.delete(effect.clock)).toBe(true);
          }
          state = decision.to;
          expect([...running].sort()).toEqual([...clocksOfReferralState[state]].sort());
        }
      }),
      { numRuns: 500 },
    );
  });
});
