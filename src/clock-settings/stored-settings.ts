import type { DataSource } from 'typeorm';
import { CalendarVersion } from '../deadlines/calendar-version.entity.js';
import { DeadlineError } from '../deadlines/domain/deadline-error.js';
import { WorkingCalendar } from '../deadlines/domain/working-calendar.js';
import { RuleVersion } from '../deadlines/rule-version.entity.js';
import { StartError } from '../platform/config/start-error.js';
import { storedRuleProblems } from './domain/stored-rules.js';

/**
 * At start: what the office has set of rules and calendar is still something clocks can be counted by. Without it clocks would stop
 * one by one, each with an error that nobody looks for.
 * @throws StartError naming everything that is wrong at once
 */
export async function checkStoredSettings({ manager }: DataSource): Promise<void> {
  const rules = storedRuleProblems(await manager.find(RuleVersion, { order: { code: 'ASC', version: 'ASC' } }));
  const [newest] = await manager.find(CalendarVersion, { order: { seq: 'DESC' }, take: 1 });
  const problems = [...rules, ...(newest ? calendarProblems(newest) : [])];
  if (problems.length > 0) {
    throw new StartError(`The stored settings of the clocks cannot be used: ${problems.join('; ')}. Start the version of the program that wrote them, or restore the table from a backup.`);
  }
}

/** The calendar refuses what makes no sense when it is put together. */
function calendarProblems({ seq, notices, overrides }: CalendarVersion): string[] {
  try {
    void new WorkingCalendar({ notices, overrides });
    return [];
  } catch (error) {
    if (error instanceof DeadlineError) return [`calendar ${seq}: ${error.code} ${JSON.stringify(error.params)}`];
    throw error;
  }
}
