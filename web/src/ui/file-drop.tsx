import { Progress } from 'antd';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './file-drop.module.css';

interface Props {
  /** 拖入职工名册，或点此选择 */
  label: string;
  /** Beneath: which files, how large. */
  hint?: string;
  /** As in an input: `.xlsx,.csv`. */
  accept?: string;
  /** Between 0 and 1 while a file is sent; null otherwise. */
  progress: number | null;
  onFile: (file: File) => void;
}

/** A place to drop one file, or to choose it by mouse, finger or keyboard. */
export function FileDrop({ label, hint, accept, progress, onFile }: Props): React.JSX.Element {
  const { t } = useTranslation('ui');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    if (file && progress === null) onFile(file);
  };
  return (
    <div className={isOver ? `${styles['drop']} ${styles['over']}` : styles['drop']} onDragOver={(event) => { event.preventDefault(); setIsOver(true); }} onDragLeave={() => setIsOver(false)} onDrop={drop}>
      <input
        id={id} ref={input} type="file" className="visually-hidden" accept={accept} disabled={progress !== null}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          // The same file may be chosen again after it was corrected.
          target.value = '';
          if (file) onFile(file);
        }}
      />
      <label htmlFor={id} className={styles['label']}>{label}</label>
      {hint !== undefined && <p className={styles['hint']}>{hint}</p>}
      {progress !== null && <Progress percent={Math.round(progress * 100)} status="active" aria-label={t('file.sending')} />}
    </div>
  );
}
