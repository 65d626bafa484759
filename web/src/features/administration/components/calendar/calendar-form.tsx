import { useTranslation } from 'react-i18next';
import type { CalendarChangedView, CalendarChangePreviewView } from '@/api/types.gen';
import { comma } from '@/lib/punctuation';
import { toast } from '@/lib/toasts';
import { useCalendarVersions } from '../../queries';
import { ClockEffects } from '../clock-effects';
import { NewerVersions } from '../newer-versions';

/** What every change of the calendar says when it is looked at. */
export const calendarPreview = ({ clocks, warnings }: CalendarChangePreviewView): React.JSX.Element => <ClockEffects clocks={clocks} warnings={warnings} />;

/** What others changed about the calendar since the form was begun. */
export function CalendarNews({ since }: { since: number }): React.JSX.Element {
  const { t } = useTranslation('administration');
  return <NewerVersions versions={useCalendarVersions().data ?? []} since={since} textOf={({ noticeYears, ownDays }) => t('calendar.contents', { years: noticeYears.join(comma()) || '—', days: ownDays })} />;
}

/** Closes the dialog, and says whether clocks move now. */
export function useCalendarChanged(onClose: () => void): (changed: CalendarChangedView) => void {
  const { t } = useTranslation('administration');
  return ({ moveId }) => {
    onClose();
    toast.done(t(moveId === null ? 'calendar.changed' : 'calendar.changedAndMoving'));
  };
}
