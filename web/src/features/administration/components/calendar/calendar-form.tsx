import { useTranslation } from 'react-i18next';
import type { CalendarChangedView, CalendarChangePreviewView } from '@/api/types.gen';
import { toast } from '@/lib/toasts';
import { ClockEffects } from '../clock-effects';

/** What every change of the calendar says when it is looked at. */
export const calendarPreview = ({ clocks, warnings }: CalendarChangePreviewView): React.JSX.Element => <ClockEffects clocks={clocks} warnings={warnings} />;

/** Closes the dialog, and says whether clocks move now. */
export function useCalendarChanged(onClose: () => void): (changed: CalendarChangedView) => void {
  const { t } = useTranslation('administration');
  return ({ moveId }) => {
    onClose();
    toast.done(t(moveId === null ? 'calendar.changed' : 'calendar.changedAndMoving'));
  };
}
