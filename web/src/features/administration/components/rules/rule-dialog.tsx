import { Checkbox, Form, Input, Select } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { deadlineRulesChange, deadlineRulesPreview } from '@/api/sdk.gen';
import type { RuleChangedView, RuleChangePreviewView, RuleLengthsBody, RuleLengthsView, RuleVersionBody, RuleView } from '@/api/types.gen';
import { dayOf, formatDate } from '@/lib/dates';
import { colon, comma } from '@/lib/punctuation';
import { serverNow } from '@/lib/server-clock';
import { toast } from '@/lib/toasts';
import type { Once } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { CountItem } from '@/ui/fields/count-item';
import { DateField } from '@/ui/fields/date-field';
import { upTo } from '@/ui/fields/up-to';
import { RiskTag } from '@/ui/risk-tag';
import { useWord } from '@/words/use-word';
import styles from '../administration.module.css';
import { ClockEffects } from '../clock-effects';
import { useRuleVersions } from '../../queries';
import { NewerVersions } from '../newer-versions';
import { PreviewedForm } from '../previewed-form';
import { LEVELS, RuleLengths, UNITS, useLengthText } from './rule-lengths';

interface Fields {
  lengths?: RuleLengthsBody;
  basis?: { source?: string; article?: string };
  effectiveFrom?: string;
  reason?: string;
  moveRunning?: boolean;
}

/** New lengths of a rule from a day on: looked at first, with the clocks they would move. */
export function RuleDialog({ rule, onClose }: { rule: RuleView; onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('administration');
  const { code, name, lengths, newestVersion } = rule;
  const preview = useCallback((body: RuleVersionBody, once: Once) => deadlineRulesPreview({ path: { code }, body, ...once }), [code]);
  const commit = useCallback((body: RuleVersionBody, once: Once) => deadlineRulesChange({ path: { code }, body, ...once }), [code]);
  const text = useLengthText();
  const lengthsOf = (some: RuleLengthsView): string => LEVELS.map((level) => text(some[level])).join(comma());
  const versions = useRuleVersions(code).data ?? [];
  const today = dayOf(serverNow());
  const done = ({ version, moveId }: RuleChangedView): void => {
    onClose();
    toast.done(t(moveId === null ? 'rule.changed' : 'rule.changedAndMoving', { version }));
  };
  return (
    <CommandDialog title={t('rule.changeOf', { name })} open onClose={onClose} width={720}>
      <PreviewedForm<Fields, RuleVersionBody, RuleChangePreviewView, RuleChangedView>
        name={`rule.${code}`} initial={{ effectiveFrom: today, moveRunning: false }} current={{ version: newestVersion, values: { lengths } }} preview={preview} commit={commit} onCancel={onClose} onDone={done}
        labelOf={() => t('rule.lengths')} show={(_, value) => lengthsOf(value as RuleLengthsView)} toBody={(fields, basedOn) => toBody(fields, basedOn, rule)}
        news={(since) => <NewerVersions versions={versions} since={since} textOf={(one) => [t('from', { date: formatDate(one.effectiveFrom) }), lengthsOf(one.lengths)].join(colon())} />}
        fields={<RuleFields isLaw={rule.nature === 'statutory'} today={today} />}
      >
        {({ clocks, warnings, version }, body) => (
          <>
            <dl className={styles['facts']}>
              <dt>{t('rule.now')}</dt><dd><RuleLengths lengths={lengths} /></dd>
              <dt>{t('rule.then', { version, date: body.effectiveFrom })}</dt><dd><RuleLengths lengths={body.lengths} /></dd>
            </dl>
            <ClockEffects clocks={clocks} warnings={warnings} {...(body.moveRunning === true ? {} : { stay: t('rule.stay') })} />
          </>
        )}
      </PreviewedForm>
    </CommandDialog>
  );
}

function RuleFields({ isLaw, today }: { isLaw: boolean; today: string }): React.JSX.Element {
  const { t } = useTranslation('administration');
  const word = useWord();
  const required = [{ required: true, message: t('required') }];
  return (
    <>
      <div className={styles['levels']}>
        {LEVELS.map((level) => (
          <div key={level} role="group" aria-label={word('riskLevel', level)} className={styles['level']}>
            <RiskTag level={level} />
            <CountItem name={['lengths', level, 'length']} min={1} max={1_000_000} aria-label={t('rule.lengthOf', { level: word('riskLevel', level) })} required />
            <Form.Item name={['lengths', level, 'unit']} rules={required}><Select aria-label={t('rule.unitOf', { level: word('riskLevel', level) })} options={UNITS.map((value) => ({ value, label: word('unit', value) }))} /></Form.Item>
          </div>
        ))}
      </div>
      <Form.Item name="effectiveFrom" label={t('effectiveFrom')} extra={t('rule.effectiveHint')} rules={required}><DateField isClosed={(date) => date < today} /></Form.Item>
      <Form.Item name={['basis', 'source']} label={t('rule.basisSource')} extra={t(isLaw ? 'rule.basisNeeded' : 'rule.basisHint')}><Input count={upTo(200)} /></Form.Item>
      <Form.Item name={['basis', 'article']} label={t('rule.basisArticle')}><Input count={upTo(100)} /></Form.Item>
      <Form.Item name="reason" label={t('reason')} rules={required}><Input.TextArea count={upTo(500)} autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="moveRunning" valuePropName="checked" extra={t('rule.moveHint')}><Checkbox>{t('moveRunning')}</Checkbox></Form.Item>
    </>
  );
}

function toBody({ lengths, basis, effectiveFrom = '', reason = '', moveRunning = false }: Fields, basedOn: number, rule: RuleView): RuleVersionBody {
  const [source = '', article = ''] = [basis?.source?.trim(), basis?.article?.trim()];
  return {
    basedOn, lengths: lengths ?? (rule.lengths as RuleLengthsBody), effectiveFrom, reason: reason.trim(), moveRunning,
    ...(source === '' ? {} : { basis: { source, ...(article === '' ? {} : { article }) } }),
  };
}
