import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { calendarSettingsChangeDays, calendarSettingsPreviewDays } from '@/api/sdk.gen';
import type { CalendarChangedView, CalendarChangePreviewView, ChangeDaysBody, YearSheetView } from '@/api/types.gen';
import type { Once } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { DateField } from '@/ui/fields/date-field';
import { upTo } from '@/ui/fields/up-to';
import styles from '../administration.module.css';
import { PreviewedForm } from '../previewed-form';
import { CalendarNews, calendarPreview, useCalendarChanged } from './calendar-form';
import { daysOf } from './notice';

const KINDS = ['closed', 'opened', 'takenBack'] as const;
const WORKING = { closed: false, opened: true, takenBack: null } as const;

interface OwnDays {
  kind?: (typeof KINDS)[number];
  from?: string | null;
  to?: string | null;
  name?: string;
}

interface Fields {
  days?: OwnDays[];
  reason?: string;
  moveRunning?: boolean;
}

const preview = (body: ChangeDaysBody, once: Once) => calendarSettingsPreviewDays({ body, ...once });
const commit = (body: ChangeDaysBody, once: Once) => calendarSettingsChangeDays({ body, ...once });

/** Days the office itself closes, or opens though they are free, and what it takes back of that. */
export function OwnDaysDialog({ sheet: { version }, onClose }: { sheet: YearSheetView; onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('administration');
  const done = useCalendarChanged(onClose);
  return (
    <CommandDialog title={t('own.title')} open onClose={onClose} width={720}>
      <PreviewedForm<Fields, ChangeDaysBody, CalendarChangePreviewView, CalendarChangedView>
        name="calendar.own" current={{ version, values: {} }} initial={{ days: [{ kind: 'closed' }] }} preview={preview} commit={commit} toBody={toBody} onCancel={onClose} onDone={done}
        news={(since) => <CalendarNews since={since} />}
        fields={
          <>
            <p>{t('own.hint')}</p>
            <Form.List name="days">
              {(rows, { add, remove }) => (
                <>
                  {rows.map(({ key, name }) => <OwnDay key={key} name={name} {...(rows.length > 1 ? { onRemove: () => remove(name) } : {})} />)}
                  <Button onClick={() => add({ kind: 'closed' })} style={{ marginBottom: 16 }}>{t('own.add')}</Button>
                </>
              )}
            </Form.List>
            <Form.Item name="reason" label={t('reason')} rules={[{ required: true, message: t('required') }]}><Input.TextArea count={upTo(500)} autoSize={{ minRows: 2 }} /></Form.Item>
            <Form.Item name="moveRunning" valuePropName="checked" extra={t('notice.moveHint')}><Checkbox>{t('moveRunning')}</Checkbox></Form.Item>
          </>
        }
      >
        {calendarPreview}
      </PreviewedForm>
    </CommandDialog>
  );
}

function OwnDay({ name, onRemove }: { name: number; onRemove?: () => void }): React.JSX.Element {
  const { t } = useTranslation('administration');
  const required = [{ required: true, message: t('required') }];
  return (
    <div className={styles['item']}>
      <Form.Item name={[name, 'kind']} label={t('own.kind')} rules={required}><Select options={KINDS.map((value) => ({ value, label: t(`own.${value}`) }))} /></Form.Item>
      <Form.Item name={[name, 'from']} label={t('notice.from')} rules={required}><DateField /></Form.Item>
      <Form.Item name={[name, 'to']} label={t('own.to')}><DateField /></Form.Item>
      <Form.Item name={[name, 'name']} label={t('own.name')}><Input count={upTo(40)} /></Form.Item>
      {onRemove && <Button onClick={onRemove} aria-label={t('notice.removeNth', { nth: name + 1 })}>{t('remove')}</Button>}
    </div>
  );
}

function toBody({ days = [], reason = '', moveRunning = false }: Fields, basedOn: number): ChangeDaysBody {
  const changes = days.flatMap(({ kind = 'closed', from, to, name }) => (from ? daysOf(from, to).map((date) => ({ date, working: WORKING[kind], ...(name?.trim() ? { name: name.trim() } : {}) })) : []));
  return { basedOn, changes, reason: reason.trim(), moveRunning };
}
