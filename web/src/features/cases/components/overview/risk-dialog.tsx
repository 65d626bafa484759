import { Form, Input, Radio } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { casesSetRiskLevel } from '@/api/sdk.gen';
import type { CaseView, RiskLevelBody } from '@/api/types.gen';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { CommandForm } from '@/ui/command-form/command-form';
import { upTo } from '@/ui/fields/up-to';
import { RiskTag } from '@/ui/risk-tag';
import { useWord } from '@/words/use-word';
import { useLastActor } from '../../queries';

const LEVELS = ['blue', 'yellow', 'orange', 'red'] as const satisfies readonly RiskLevelBody['riskLevel'][];

interface Fields {
  riskLevel: RiskLevelBody['riskLevel'];
  reason?: string;
}

/** A level set by hand stands until somebody sets another; the clocks follow it. */
export function RiskDialog({ kase, onClose }: { kase: CaseView; onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const send = useCallback((body: RiskLevelBody, once: Once) => casesSetRiskLevel({ path: { id: kase.id }, body, ...once }), [kase.id]);
  const command = useCommand(send);
  const word = useWord();
  const changedBy = useLastActor(kase.id);
  const done = (): void => {
    onClose();
    toast.done(t('saved'));
  };
  return (
    <CommandDialog title={t('risk.title')} open onClose={onClose}>
      <p>{t('risk.hint')}</p>
      <CommandForm<Fields, RiskLevelBody, CaseView>
        name={`risk.${kase.id}`} command={command} submit={t('save')} onCancel={onClose} onDone={done}
        current={{ version: kase.version, values: { riskLevel: kase.riskLevel }, ...(changedBy === undefined ? {} : { changedBy }) }}
        labelOf={() => t('risk.level')} show={(_, value) => word('riskLevel', value as CaseView['riskLevel'])}
        toInput={({ riskLevel, reason = '' }, version) => ({ version: version ?? kase.version, riskLevel, reason })}
      >
        <Form.Item name="riskLevel" label={t('risk.level')}><Radio.Group options={LEVELS.map((value) => ({ value, label: <RiskTag level={value} /> }))} /></Form.Item>
        <Form.Item name="reason" label={t('payload.reason')} rules={[{ required: true, message: t('field.required') }]}><Input.TextArea rows={3} count={upTo(1000)} /></Form.Item>
      </CommandForm>
    </CommandDialog>
  );
}
