import type { Deadline } from '../deadlines/domain/deadline.js';
import { explainDeadline } from '../deadlines/domain/deadline-explanation.js';
import { ruleFor, type RuleCode } from '../deadlines/domain/deadline-rules.js';
import { OfficeHours } from '../deadlines/domain/office-hours.js';
import { WorkingCalendar } from '../deadlines/domain/working-calendar.js';
import { createCatalogue } from '../messages.js';
import { DeadlineWords } from './deadline-words.js';

const time = { version: 'published-2026', calendar: new WorkingCalendar({ version: 'published-2026' }), office: new OfficeHours() };
const catalogue = createCatalogue();
const explained = (code: RuleCode, more: Partial<Deadline>, locale: 'zh-CN' | 'en'): string[] => {
  const deadline: Deadline = { rule: ruleFor(code, 'yellow'), startedAt: new Date('2026-09-29T02:00:00Z'), pauses: [], extensions: [], state: 'running', ...more };
  const words = new DeadlineWords(catalogue, locale);
  return explainDeadline(deadline, time).map((line) => words.explanation(line, deadline.rule.unit, time));
};
const paused = {
  pauses: [{ from: new Date('2026-09-30T02:00:00Z'), to: new Date('2026-09-30T04:00:00Z') }, { from: new Date('2026-10-08T06:30:00Z') }],
  extensions: [{ length: 1, unit: 'months' as const, grantedAt: new Date('2026-09-30T06:00:00Z') }],
  state: 'suspended' as const,
};

it('a clock explains itself as people speak, with the times of the office', () => {
  expect(explained('acceptCase', paused, 'zh-CN')).toEqual([
    '受理并成立专班：1 个工作日，依据 本单位“三快”办理时限', '自 2026-09-29 10:00 起算', '开始当天（2026-09-29）不计入', '2026-09-30 10:00 至 2026-09-30 12:00 中止，不计时', '批准延长 1 个月',
    ...[1, 2, 3, 4, 5, 6, 7].map((day) => `2026-10-0${day} 不计（节假日 国庆节）`), '2026-10-08 14:30 起中止，不计时', '自 2026-10-08 14:30 起中止',
  ]);
  expect(explained('acceptCase', paused, 'en')).toEqual([
    'accept and form the task force: 1 working day, by the office\'s own time limits', 'started on 2026-09-29 10:00', 'the day it starts (2026-09-29) is not counted',
    'stood still from 2026-09-30 10:00 to 2026-09-30 12:00', 'extended by 1 month', ...[1, 2, 3, 4, 5, 6, 7].map((day) => `2026-10-0${day} not counted (holiday National Day)`),
    'stands still from 2026-10-08 14:30 on', 'stands still since 2026-10-08 14:30',
  ]);
});

it('an agreed day is no length, and an article stands behind its law', () => {
  expect(explained('insuranceInstalment', { agreedOn: '2026-10-12' }, 'zh-CN').slice(0, 2)).toEqual(['社会保险分期：依据 履行方案约定', '自 2026-09-29 起算']);
  expect(explained('insuranceInstalment', { agreedOn: '2026-10-12' }, 'en').slice(0, 1)).toEqual(['pay the social-insurance instalment, by the agreed plan']);
  expect(explained('arbitrationLimitation', {}, 'en').slice(0, 1)).toEqual(['apply for arbitration: 1 year, by 劳动争议调解仲裁法 第二十七条']);
});
