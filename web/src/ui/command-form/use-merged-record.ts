import type { FormInstance } from 'antd';
import { useEffect, useState } from 'react';
import { type FieldConflict, type Merge, mergeFields, type Values } from '@/lib/merge';

/** The record a form changes, as it is on the server now. */
export interface CurrentRecord {
  version: number;
  values: Values;
  /** Who changed it last, if that is known. */
  changedBy?: string;
}

export interface MergedRecord {
  /** The version the form stands on, for the command. */
  version: number | undefined;
  /** What was changed by others and here, and waits for a decision. */
  conflicts: readonly FieldConflict[];
  /** Fields of others that were taken over because nothing was typed there. */
  taken: readonly string[];
  /** The record that goes into a draft, to be merged with again. */
  base: CurrentRecord | undefined;
  /** Takes the chosen value for each field in conflict. */
  decide: (chosen: Values) => void;
}

/**
 * Follows a record that others may change while it is edited: what only they changed is taken over, what both changed is asked about.
 * @param begun what the form was begun on, from a draft; else the record as it is
 */
export function useMergedRecord(form: FormInstance, current: CurrentRecord | undefined, begun: CurrentRecord | undefined): MergedRecord {
  const [base, setBase] = useState(begun ?? current);
  const [seenVersion, setSeenVersion] = useState(base?.version);
  const [merge, setMerge] = useState<Merge | null>(null);
  if (current && current.version !== seenVersion) {
    const next = mergeFields(base?.values ?? {}, form.getFieldsValue(true) as Values, current.values);
    setSeenVersion(current.version);
    setMerge(next);
    if (next.conflicts.length === 0) setBase(current);
  }
  useEffect(() => {
    if (merge) form.setFieldsValue(merge.values);
  }, [merge, form]);
  const decide = (chosen: Values): void => {
    form.setFieldsValue(chosen);
    setMerge(null);
    setBase(current);
  };
  return { version: base?.version, conflicts: merge?.conflicts ?? [], taken: merge?.taken ?? [], base, decide };
}
