import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { casesReport } from '@/api/sdk.gen';
import type { CaseView, CreateCaseBody } from '@/api/types.gen';
import { serverNow } from '@/lib/server-clock';
import { type Once, useCommand } from '@/lib/use-command';
import { CommandForm } from '@/ui/command-form/command-form';
import { Page } from '@/ui/page';
import { IntakeFields, type IntakeValues } from '../components/intake/intake-fields';
import { SavedCase } from '../components/intake/saved-case';
import { toBody } from '../components/intake/to-body';

const report = (body: CreateCaseBody, once: Once) => casesReport({ body, ...once });

/** 受理登记 on one page, filled in while somebody is on the phone. */
export default function IntakePage(): React.JSX.Element {
  const { t } = useTranslation('cases');
  const command = useCommand(report);
  const [saved, setSaved] = useState<CaseView | null>(null);
  const [initial] = useState<IntakeValues>(() => ({ channel: 'hotline12351', reportedAt: new Date(serverNow()).toISOString() }));
  return (
    <Page title={t('intake.title')} crumbs={[{ label: t('title'), to: '/cases' }]}>
      {saved ? (
        <>
          <SavedCase kase={saved} />
          <Button onClick={() => setSaved(null)}>{t('intake.another')}</Button>
        </>
      ) : (
        <CommandForm<IntakeValues, CreateCaseBody, CaseView> name="intake" command={command} initial={initial} toInput={toBody} onDone={setSaved} submit={t('intake.submit')}>
          <IntakeFields />
        </CommandForm>
      )}
    </Page>
  );
}
