import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/lib/dates';
import { colon, semicolon } from '@/lib/punctuation';

interface Version {
  version: number;
  changedBy: { name: string } | null;
  at: string | null;
  reason: string | null;
}

interface Props<V extends Version> {
  versions: readonly V[];
  /** The version on which the form was begun. */
  since: number;
  /** What was decided, in words. */
  textOf: (version: V) => string;
}

/** What other administrators decided while a form was open: who, what and why. */
export function NewerVersions<V extends Version>({ versions, since, textOf }: Props<V>): React.JSX.Element | null {
  const { t } = useTranslation('administration');
  const newer = versions.filter(({ version }) => version > since);
  if (newer.length === 0) return null;
  return (
    <Alert
      type="warning" showIcon role="status" title={t('newer.title')} style={{ marginBottom: 16 }}
      description={
        <>
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            {newer.map((one) => <li key={one.version}>{[one.changedBy?.name, one.at === null ? null : formatInstant(one.at)].filter(Boolean).join(' · ')}{colon()}{[textOf(one), one.reason].filter(Boolean).join(semicolon())}</li>)}
          </ul>
          <p style={{ margin: '8px 0 0' }}>{t('newer.hint')}</p>
        </>
      }
    />
  );
}
