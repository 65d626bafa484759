import type { NotificationView } from '@/api/types.gen';
import type { Role } from '@/lib/me';

/** Where a piece of news is dealt with, for whoever reads it; null when no page of theirs shows it. */
export function placeOf({ caseId, data }: Pick<NotificationView, 'caseId' | 'data'>, role: Role): string | null {
  const referralId = data['referralId'];
  if (role === 'liaison') return typeof referralId === 'string' ? `/referrals/${referralId}` : '/referrals';
  if (role === 'administrator') return '/administration';
  return caseId === null ? null : `/cases/${caseId}`;
}
