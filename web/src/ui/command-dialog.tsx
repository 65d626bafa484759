import { Modal } from 'antd';
import { type ReactNode, Suspense } from 'react';
import { useFocusBack } from '@/lib/use-focus-back';
import { useIsNarrow } from '@/lib/use-is-narrow';
import { Waiting } from './waiting';

interface Props {
  title: string;
  open: boolean;
  onClose: () => void;
  width?: number;
  /** Usually a CommandForm, which brings its own buttons. */
  children: ReactNode;
}

/** One step in a dialog. It is not closed by a press beside it: what was typed would be gone from sight. */
export function CommandDialog({ title, open, onClose, width = 560, children }: Props): React.JSX.Element {
  useFocusBack();
  const narrow = useIsNarrow();
  return (
    <Modal title={title} open={open} onCancel={onClose} footer={null} width={width} mask={{ closable: false }} styles={{ header: { paddingInlineEnd: 28 } }} style={narrow ? { top: 16 } : {}} destroyOnHidden>
      {/* What a form still loads, such as texts, keeps only the form waiting: the dialog stays, and the keyboard in it. */}
      <Suspense fallback={<Waiting />}>{children}</Suspense>
    </Modal>
  );
}
