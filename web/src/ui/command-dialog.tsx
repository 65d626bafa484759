import { Modal } from 'antd';
import type { ReactNode } from 'react';

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
  return <Modal title={title} open={open} onCancel={onClose} footer={null} width={width} mask={{ closable: false }} destroyOnHidden>{children}</Modal>;
}
