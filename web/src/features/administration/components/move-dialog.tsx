import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { clockMovesMove, clockMovesPreview } from '@/api/sdk.gen';
import type { ClockEffectsView, ClockMoveBody, ClockMoveView } from '@/api/types.gen';
import { toast } from '@/lib/toasts';
import type { Once } from '@/lib/use-command';
import { CommandDialog } from '@/ui/command-dialog';
import { upTo } from '@/ui/fields/up-to';
import { ClockEffects } from './clock-effects';
import { PreviewedForm } from './previewed-form';

const preview = (body: ClockMoveBody, once: Once) => clockMovesPreview({ body, ...once });
const commit = (body: ClockMoveBody, once: Once) => clockMovesMove({ body, ...once });

interface Props {
  /** The rule whose clocks move; of the calendar without one. */
  code?: string;
  /** The version under which they are put. */
  version: number;
  onClose: () => void;
}

/** Puts clocks that still run under an older version under the one in force. */
export function MoveDialog({ code, version, onClose }: Props): React.JSX.Element {
  const { t } = useTranslation('administration');
  const done = (): void => {
    onClose();
    toast.done(t('move.begun'));
  };
  return (
    <CommandDialog title={t('move.title')} open onClose={onClose} width={720}>
      <PreviewedForm<{ reason?: string }, ClockMoveBody, ClockEffectsView, ClockMoveView>
        name={`move.${code ?? 'calendar'}`} current={{ version, values: {} }} preview={preview} commit={commit} onCancel={onClose} onDone={done}
        toBody={({ reason = '' }) => ({ reason: reason.trim(), ...(code === undefined ? { kind: 'calendar' } : { kind: 'rule', code }) })}
        fields={
          <>
            <p>{t(code === undefined ? 'move.calendarHint' : 'move.ruleHint')}</p>
            <Form.Item name="reason" label={t('reason')} rules={[{ required: true, message: t('required') }]}><Input.TextArea count={upTo(500)} autoSize={{ minRows: 2 }} /></Form.Item>
          </>
        }
      >
        {(clocks) => <ClockEffects clocks={clocks} warnings={[]} />}
      </PreviewedForm>
    </CommandDialog>
  );
}
