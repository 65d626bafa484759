import type { RouteStanding } from '../../statutory/domain/paper-route.js';
import { repaymentMessages } from '../messages.js';
import { type PaperFacts, planEnforcement } from './plan-enforcement.js';

const route = (state: RouteStanding['state'], changes: Partial<RouteStanding> = {}): RouteStanding => ({ state, lastDay: '2025-02-05', appliedOn: null, decidedOn: null, documentIds: [], ...changes });
const told = (facts: Partial<PaperFacts>): string => {
  const { now, since, basis, todo } = planEnforcement({ state: 'agreed', enforceability: 'plain', agreedOn: '2025-01-06', routes: null, ...facts });
  expect(todo.filter(({ code }) => !Object.hasOwn(repaymentMessages, `enforcementTodo.${code}`))).toEqual([]);
  return [now, since ?? '-', basis?.source ?? '-', ...todo.map(({ code, on }) => (on ? `${code}:${on}` : code))].join(' ');
};

describe('how enforceable a plan is', () => {
  it.each<[string, Partial<PaperFacts>, string]>([
    ['a draft', { state: 'draft', agreedOn: null }, 'plain - - agreeFirst'],
    ['a draft that was discarded', { state: 'discarded', agreedOn: null }, 'plain - - planEnded'],
    ['both ways open', { routes: { confirmation: route('running'), review: route('running', { lastDay: '2025-01-21' }) } }, 'plain - - applyForConfirmation:2025-02-05 applyForReview:2025-01-21'],
    ['the shorter one over', { routes: { confirmation: route('running'), review: route('lapsed') } }, 'plain - - applyForConfirmation:2025-02-05'],
    ['applied for', { routes: { confirmation: route('applied', { appliedOn: '2025-01-10' }), review: route('ended') } }, 'plain - - awaitDecision:2025-01-10'],
    ['confirmed', { routes: { confirmation: route('granted', { decidedOn: '2025-01-20' }), review: route('ended') } }, 'courtConfirmed 2025-01-20 民事诉讼法 enforceOnDefault'],
    ['reviewed', { routes: { confirmation: route('ended'), review: route('granted', { decidedOn: '2025-01-15' }) } }, 'arbitral 2025-01-15 劳动争议调解仲裁法 enforceOnDefault'],
    ['refused', { routes: { confirmation: route('refused', { decidedOn: '2025-01-20' }), review: route('ended') } }, 'plain - - refusedWhatNow:2025-01-20'],
    ['too late', { routes: { confirmation: route('lapsed'), review: route('lapsed') } }, 'plain - - timeIsOver:2025-02-05'],
    ['signed as an arbitral paper', { enforceability: 'arbitral' }, 'arbitral 2025-01-06 劳动争议调解仲裁法 enforceOnDefault'],
    ['in default', { state: 'defaulted', enforceability: 'courtConfirmed' }, 'courtConfirmed 2025-01-06 民事诉讼法 enforceOnDefault'],
    ['superseded', { state: 'superseded', routes: { confirmation: route('ended'), review: route('ended') } }, 'plain - - planEnded'],
  ])('%s', (_, facts, expected) => {
    expect(told(facts)).toBe(expected);
  });
});
