import { Alert, Checkbox, Form, Input, Radio } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { legalFiguresEnter } from '@/api/sdk.gen';
import type { FigureChangedView, FigureVersionBody, FigureVersionView, FigureView } from '@/api/types.gen';
import { dayOf, formatDate } from '@/lib/dates';
import { useMe } from '@/lib/me';
import { useRegions } from '@/lib/regions';
import { serverNow } from '@/lib/server-clock';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { CommandForm } from '@/ui/command-form/command-form';
import { CountItem } from '@/ui/fields/count-item';
import { DateField } from '@/ui/fields/date-field';
import { FenItem } from '@/ui/fields/fen-item';
import { upTo } from '@/ui/fields/up-to';
import { useFigureVersions } from '../../queries';
import { NewerVersions } from '../newer-versions';
import { RegionField } from '../region-field';
import { useFigureText } from './use-figure-text';

interface Fields {
  regionCode?: string;
  value?: number | null;
  /** The place goes by the wider one around it again. */
  givenUp?: boolean;
  effectiveFrom?: string;
  basis?: { source?: string; article?: string };
  reason?: string;
}

/** A number of the law that was fixed anew: entered with the regulation that fixes it. */
export function FigureDialog({ figure, onClose }: { figure: FigureView; onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('administration');
  const { code, name, newestVersion, scope, unit, min, max } = figure;
  const { regionCode } = useMe();
  const send = useCallback((body: FigureVersionBody, once: Once) => legalFiguresEnter({ path: { code }, body, ...once }), [code]);
  const command = useCommand(send);
  const text = useFigureText();
  const versions = useFigureVersions(code).data ?? [];
  const regions = useRegions(versions.map(({ regionCode: place }) => place));
  const newsOf = ({ value, regionCode: place, effectiveFrom }: FigureVersionView): string =>
    [value === null ? t('figure.givenUp') : text(unit, value), place === null ? t('figure.everywhere') : regions.nameOf(place), t('from', { date: formatDate(effectiveFrom) })].join(' · ');
  const [form] = Form.useForm<Fields>();
  const givenUp = Form.useWatch('givenUp', form) === true;
  const required = [{ required: true, message: t('required') }];
  const done = (): void => {
    onClose();
    toast.done(t('figure.entered'));
  };
  return (
    <CommandDialog title={t('figure.enterOf', { name })} open onClose={onClose}>
      <CommandForm<Fields, FigureVersionBody, FigureChangedView>
        name={`figure.${code}`} form={form} command={command} submit={t('save')} onCancel={onClose} onDone={done} current={{ version: newestVersion, values: {} }}
        initial={{ effectiveFrom: dayOf(serverNow()), ...(scope === 'region' ? { regionCode: `${regionCode.slice(0, 2)}0000` } : {}) }}
        news={(since) => <NewerVersions versions={versions} since={since} textOf={newsOf} />}
        toInput={(fields, basedOn = newestVersion) => toBody(fields, basedOn, scope)}
      >
        <Alert type="info" showIcon title={t('figure.effect')} style={{ marginBottom: 16 }} />
        {scope === 'region' && <Form.Item name="regionCode" label={t('region')} extra={t('figure.regionHint')} rules={required}><RegionField /></Form.Item>}
        {!givenUp && unit === 'fen' && <FenItem name="value" label={t('figure.value')} extra={t('figure.between', { min: text(unit, min), max: text(unit, max) })} required />}
        {!givenUp && unit === 'flag' && <Form.Item name="value" label={t('figure.value')} rules={required}><Radio.Group options={[{ value: 1, label: t('yes') }, { value: 0, label: t('no') }]} /></Form.Item>}
        {!givenUp && unit !== 'fen' && unit !== 'flag' && <CountItem name="value" label={t('figure.value')} extra={t('figure.parts', { max })} min={min} max={max} required />}
        {scope === 'region' && <Form.Item name="givenUp" valuePropName="checked"><Checkbox>{t('figure.giveUp')}</Checkbox></Form.Item>}
        <Form.Item name="effectiveFrom" label={t('effectiveFrom')} extra={t('figure.effectiveHint')} rules={required}><DateField /></Form.Item>
        <Form.Item name={['basis', 'source']} label={t('rule.basisSource')} rules={required}><Input count={upTo(200)} /></Form.Item>
        <Form.Item name={['basis', 'article']} label={t('rule.basisArticle')}><Input count={upTo(100)} /></Form.Item>
        <Form.Item name="reason" label={t('reason')} rules={required}><Input.TextArea count={upTo(500)} autoSize={{ minRows: 2 }} /></Form.Item>
      </CommandForm>
    </CommandDialog>
  );
}

function toBody({ regionCode, value, givenUp, effectiveFrom = '', basis, reason = '' }: Fields, basedOn: number, scope: FigureView['scope']): FigureVersionBody {
  const article = basis?.article?.trim() ?? '';
  return {
    basedOn, value: givenUp === true ? null : (value ?? null), effectiveFrom, reason: reason.trim(),
    basis: { source: basis?.source?.trim() ?? '', ...(article === '' ? {} : { article }) },
    ...(scope === 'region' && regionCode !== undefined ? { regionCode } : {}),
  };
}
