import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { journey } from '../support/journey.mjs';
import { startStoryProgram } from '../support/story-program.mjs';
import { wordsIn } from '../support/words.mjs';
import { Hands } from './hands.mjs';
import * as closing from './closing.mjs';
import * as coordinating from './coordinating.mjs';
import * as investigating from './investigating.mjs';
import * as supervising from './supervising.mjs';
import * as verifying from './verifying.mjs';

/**
 * The acceptance story through the screens, from the call to the closing, dated as it was. Its chapters are told in order; what one
 * leaves behind, the next one finds.
 * @param {{ size: 'desktop' | 'phone', language: 'zh-CN' | 'en', theme: 'light' | 'dark' }} look
 */
export function tellStory(look) {
  let program;
  before(async () => {
    program = await startStoryProgram('2024-12-18T00:50:00Z');
  });
  after(() => program.close());
  const story = { say: wordsIn(look.language), kase: { id: '', employer: '某燃气有限公司' } };

  let chapters = 0;
  let told = 0;

  const chapter = (name, at, { size = look.size } = {}, ...parts) => {
    const place = chapters;
    chapters += 1;
    journey(name, { ...look, size, at: () => program.at(at) }, async (desk) => {
      assert.equal(told, place, 'the chapter before has to be told first');
      const hands = new Hands(desk, story);
      for (const [who, ...deeds] of parts) {
        await hands.signIn(who);
        for (const deed of deeds) await deed(hands);
      }
      told += 1;
    });
  };

  chapter('day 0: a worker phones, a task force is formed at once and accepts', '2024-12-18T01:00:00Z', {},
    ['member', investigating.takesTheCall], ['supervisor', investigating.formsTheTaskForce], ['lead', investigating.accepts]);
  chapter('快排查: two visit, the roster of 59 is imported to the fen, findings are recorded', '2024-12-19T03:00:00Z', {},
    ['lead', investigating.recordsTheVisit, investigating.importsTheRoster, investigating.recordsWhatWasFound]);
  chapter('快核实: claims in bulk, funds, living conditions, aid for each family in hardship', '2024-12-20T03:00:00Z', {},
    ['lead', verifying.decidesTheClaims, verifying.recordsTheFunds, verifying.surveysTheFamilies, verifying.asksForAid],
    ['supervisor', verifying.approvesTheAid], ['member', verifying.deliversTheAid], ['lead', verifying.completesTheVerification]);
  chapter('快联动: 人社 and 工信 are asked', '2024-12-23T02:00:00Z', {}, ['lead', coordinating.asksTheDepartments]);
  chapter('快联动: their liaisons acknowledge and reply between two meetings', '2024-12-23T04:00:00Z', { size: 'phone' },
    ['liaison.hrss', coordinating.acknowledgesAndReplies('人力资源和社会保障局')], ['liaison.miit', coordinating.acknowledgesAndReplies('工业和信息化局')]);
  chapter('快联动: the plan is studied, mediated and agreed', '2024-12-23T06:00:00Z', {},
    ['lead', coordinating.acceptsTheReplies, coordinating.talksWithTheWorkers, coordinating.mediates, coordinating.draftsThePlan, coordinating.agreesThePlan, coordinating.adoptsThePlan]);
  chapter('the union looks how the company raises the money', '2024-12-30T02:00:00Z', {}, ['supervisor', supervising.checks('2024-12-30 09:00', '1,200,000', '2025-01-03')]);
  chapter('and again', '2025-01-03T02:00:00Z', {}, ['supervisor', supervising.checks('2025-01-03 09:00', '1,700,000', '2025-02-05')]);
  chapter('on the day 57 are paid, and two are rejected by the bank', '2025-01-05T06:00:00Z', {}, ['supervisor', supervising.importsTheReturn('2025-01-05')]);
  chapter('the two are overdue from the next day', '2025-01-06T02:00:00Z', {}, ['supervisor', supervising.seesTheTwoOverdue]);
  chapter('the correction pays them: wages are settled, and a worker says that it arrived', '2025-01-08T06:00:00Z', {},
    ['supervisor', supervising.importsTheReturn('2025-01-08'), supervising.seesTheWagesSettled], ['lead', supervising.hearsThatItArrived]);
  chapter('an instalment of insurance comes near', '2025-01-15T02:00:00Z', {}, ['lead', closing.isTold('soon')]);
  chapter('it is missed: lead and supervisor are told', '2025-01-21T02:00:00Z', {}, ['lead', closing.isTold('unpaid')], ['supervisor', closing.isTold('unpaid')]);
  chapter('grace is over: leader and the head of 人社 are told; it is paid late, with the late fee', '2025-01-27T02:00:00Z', {},
    ['leader', closing.isTold('graceOver')], ['liaison.hrss', closing.isTold('graceOver')], ['supervisor', closing.recordsTheLatePayment, closing.recordsTheLateFee, closing.recordsItsPayment]);
  chapter('the workers are called, the case is closed, and opened again', '2025-01-27T04:00:00Z', {},
    ['lead', closing.callsTheWorkers], ['supervisor', closing.closes, closing.reopens]);
}
