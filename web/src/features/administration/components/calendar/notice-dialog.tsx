import { Button, Checkbox, Form, Input } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarSettingsEnterYear, calendarSettingsPreviewYear } from '@/api/sdk.gen';
import type { CalendarChangedView, CalendarChangePreviewView, EnterYearBody, YearSheetView } from '@/api/types.gen';
import { comma } from '@/lib/punctuation';
import type { Once } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { DateField } from '@/ui/fields/date-field';
import { upTo } from '@/ui/fields/up-to';
import styles from '../administration.module.css';
import { PreviewedForm } from '../previewed-form';
import { CalendarNews, calendarPreview, useCalendarChanged } from './calendar-form';
import { type Holiday, type MakeUpDay, noticeDays, noticeOf } from './notice';

interface Fields {
  holidays?: Holiday[];
  makeUpDays?: MakeUpDay[];
  source?: string;
  reason?: string;
  moveRunning?: boolean;
  /** What was entered before no longer holds. */
  takeBack?: boolean;
}

/** 放假安排 of a year, typed from the notice: holidays from day to day, and the days worked in exchange. */
export function NoticeDialog({ sheet, onClose }: { sheet: YearSheetView; onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('administration');
  const { year, version, origin, source } = sheet;
  const path = { year: String(year) };
  const preview = useCallback((body: EnterYearBody, once: Once) => calendarSettingsPreviewYear({ path: { year: String(year) }, body, ...once }), [year]);
  const commit = useCallback((body: EnterYearBody, once: Once) => calendarSettingsEnterYear({ path: { year: String(year) }, body, ...once }), [year]);
  const [form] = Form.useForm<Fields>();
  const takeBack = Form.useWatch('takeBack', form) === true;
  const done = useCalendarChanged(onClose);
  const required = [{ required: true, message: t('required') }];
  return (
    <CommandDialog title={t('notice.title', path)} open onClose={onClose} width={720}>
      <PreviewedForm<Fields, EnterYearBody, CalendarChangePreviewView, CalendarChangedView>
        name={`notice.${year}`} form={form} current={{ version, values: { ...noticeOf(sheet) } }} initial={source === null ? {} : { source }} preview={preview} commit={commit} toBody={toBody} onCancel={onClose} onDone={done}
        labelOf={(field) => t(field === 'holidays' ? 'notice.holidays' : 'notice.makeUpDays')} show={(_, value) => showDays(value as (Holiday & MakeUpDay)[])}
        news={(since) => <CalendarNews since={since} />}
        fields={
          <>
            <p>{t('notice.hint')}</p>
            {origin === 'entered' && <Form.Item name="takeBack" valuePropName="checked" extra={t('notice.takeBackHint')}><Checkbox>{t('notice.takeBack')}</Checkbox></Form.Item>}
            {!takeBack && <><Holidays /><MakeUpDays /><Form.Item name="source" label={t('notice.source')} extra={t('notice.sourceHint')} rules={required}><Input count={upTo(200)} /></Form.Item></>}
            <Form.Item name="reason" label={t('reason')} rules={required}><Input.TextArea count={upTo(500)} autoSize={{ minRows: 2 }} /></Form.Item>
            <Form.Item name="moveRunning" valuePropName="checked" extra={t('notice.moveHint')}><Checkbox>{t('moveRunning')}</Checkbox></Form.Item>
          </>
        }
      >
        {calendarPreview}
      </PreviewedForm>
    </CommandDialog>
  );
}

function toBody({ holidays = [], makeUpDays = [], source = '', reason = '', moveRunning = false, takeBack = false }: Fields, basedOn: number): EnterYearBody {
  return { basedOn, reason: reason.trim(), moveRunning, ...(takeBack ? { days: null } : { days: noticeDays(holidays, makeUpDays), source: source.trim() }) };
}

const showDays = (days: readonly (Holiday & MakeUpDay)[]): string => days.map(({ name = '', from, to, date }) => (date ? date : `${name} ${from ?? ''}–${to ?? ''}`)).join(comma()) || '—';

function Holidays(): React.JSX.Element {
  const { t } = useTranslation('administration');
  return (
    <fieldset className={styles['plain']}>
      <legend>{t('notice.holidays')}</legend>
      <Form.List name="holidays">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <div key={key} className={styles['item']}>
                <Form.Item name={[name, 'name']} label={t('notice.holiday')}><Input count={upTo(40)} /></Form.Item>
                <Form.Item name={[name, 'from']} label={t('notice.from')} rules={[{ required: true, message: t('required') }]}><DateField /></Form.Item>
                <Form.Item name={[name, 'to']} label={t('notice.to')}><DateField /></Form.Item>
                <Button onClick={() => remove(name)} aria-label={t('notice.removeNth', { nth: name + 1 })}>{t('remove')}</Button>
              </div>
            ))}
            <Button onClick={() => add({})} style={{ marginBottom: 16 }}>{t('notice.addHoliday')}</Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

function MakeUpDays(): React.JSX.Element {
  const { t } = useTranslation('administration');
  return (
    <fieldset className={styles['plain']}>
      <legend>{t('notice.makeUpDays')}</legend>
      <Form.List name="makeUpDays">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <div key={key} style={{ display: 'flex', gap: 8 }}>
                <Form.Item name={[name, 'date']} rules={[{ required: true, message: t('required') }]} style={{ flex: '0 1 220px' }}><DateField label={t('notice.makeUpDay')} /></Form.Item>
                <Button onClick={() => remove(name)} aria-label={t('notice.removeMakeUp', { nth: name + 1 })}>{t('remove')}</Button>
              </div>
            ))}
            <Button onClick={() => add({})} style={{ marginBottom: 16 }}>{t('notice.addMakeUp')}</Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
