import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

/** What a year's notice says about one date: `working` on a make-up day, off on a holiday. */
export interface NoticedDay {
  date: string;
  working: boolean;
  name?: string;
}

/** The package writes `English,中文,statutory days`. */
const chineseName = (label: string): string => label.split(',')[1] ?? label;

function collect(): Map<number, NoticedDay[]> {
  const years = new Map<number, NoticedDay[]>();
  const add = (date: string, working: boolean, name: string): void => {
    const year = Number(date.slice(0, 4));
    const days = years.get(year) ?? [];
    days.push({ date, working, name });
    years.set(year, days);
  };
  for (const [date, label] of Object.entries(data.holidays)) add(date, false, chineseName(label));
  for (const [date, label] of Object.entries(data.workdays)) add(date, true, `${chineseName(label)}调休上班`);
  // A notice may reach over New Year, so single days do not make a year published: its National Day does.
  for (const [year, days] of years) {
    if (!days.some((day) => day.date === `${year}-10-01` && !day.working)) years.delete(year);
  }
  return years;
}

/**
 * The State Council's yearly notices as the package chinese-days holds them, by year. Its plain data file is read and not its
 * functions: those answer Monday to Friday for a year they don't know without saying so, and take dates in the zone of the
 * process, so that west of Greenwich every answer is off by a day.
 */
export const PUBLISHED_YEARS: ReadonlyMap<number, readonly NoticedDay[]> = collect();
