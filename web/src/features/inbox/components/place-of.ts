import type { NotificationView } from '@/api/types.gen';
import type { Role } from '@/lib/me';

/** Where a piece of news is dealt with, for whoever reads it; null when no page of theirs shows it. */
export function placeOf({ caseId, referralId }: Pick<NotificationView, 'caseId' | 'referralId'>, role: Role): string | null {
  if (role === 'liaison') return referralId === null ? null : `/referrals/${referralId}`;
  if (role === 'administrator') return '/administration';
  return caseId === null ? null : `/cases/${caseId}`;
}
