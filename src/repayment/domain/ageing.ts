const DAY_MS = 86_400_000;

/** Outstanding fen by how long it has been due; the buckets sum to what is outstanding. What no plan dates is not due. */
export interface Ageing {
  notDue: number;
  d1to7: number;
  d8to30: number;
  d31to60: number;
  over60: number;
}

export function emptyAgeing(): Ageing {
  return { notDue: 0, d1to7: 0, d8to30: 0, d31to60: 0, over60: 0 };
}

/** Calendar days that `today` lies after `dueOn`, 0 on the day itself and before: overdue begins on the day after. */
export function daysPastDue(dueOn: string, today: string): number {
  // Most lines of a plan lie ahead: comparing texts is much cheaper than reading dates.
  if (dueOn >= today) return 0;
  return (Date.parse(`${today}T00:00:00Z`) - Date.parse(`${dueOn}T00:00:00Z`)) / DAY_MS;
}

/** The bucket of something that many days past due. */
export function ageingBucket(days: number): keyof Ageing {
  if (days <= 0) return 'notDue';
  if (days <= 7) return 'd1to7';
  if (days <= 30) return 'd8to30';
  return days <= 60 ? 'd31to60' : 'over60';
}
