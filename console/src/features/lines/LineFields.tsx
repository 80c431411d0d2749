import { Stack, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Trans, useTranslation } from 'react-i18next';
import { Problem, errorAt } from '@/shared/api/problem';
import type { Reference } from '@/shared/api/schemas';
import { GroupPicker } from '@/shared/people/GroupPicker';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { takenBy } from './commands';

export interface LineDraft {
  name: string;
  operators: Reference[];
  supervisors: Reference[];
}

export const emptyDraft: LineDraft = { name: '', operators: [], supervisors: [] };

export function isComplete({ name, operators, supervisors }: LineDraft): boolean {
  return name.trim() !== '' && operators.length > 0 && supervisors.length > 0;
}

/** A name that is taken, and the line that has it. */
export function NameTaken({ line }: { line: Reference }) {
  return (
    <Trans
      i18nKey="lines.nameTaken"
      values={{ name: line.name }}
      components={{
        line: <Link to="/lines/$line" params={{ line: line.id }} style={{ color: 'inherit' }} />,
      }}
    />
  );
}

interface Props {
  draft: LineDraft;
  /** What changes of the draft, whatever else did meanwhile: a group is chosen only once it is created. */
  onChange: (change: Partial<LineDraft>) => void;
  error: unknown;
}

/** The three fields every line needs, a sentence on each; refusals stand at their field. */
export function LineFields({ draft, onChange, error }: Props) {
  const { t } = useTranslation();
  const problem = error instanceof Problem ? error : undefined;
  const taken = takenBy(problem);
  const atField = taken !== undefined || (problem?.errors.length ?? 0) > 0;
  return (
    <Stack gap={18}>
      <TextInput
        label={t('lines.name')}
        description={t('lines.nameHint')}
        maxLength={255}
        data-autofocus
        required
        withAsterisk={false}
        value={draft.name}
        error={taken ? <NameTaken line={taken} /> : errorAt(problem, 'name')?.message}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <GroupPicker
        label={t('lines.operators')}
        description={t('lines.operatorsHint')}
        required
        value={draft.operators}
        error={errorAt(problem, 'operatorGroups')?.message}
        onChange={(operators) => onChange({ operators })}
      />
      <GroupPicker
        label={t('lines.supervisors')}
        description={t('lines.supervisorsHint')}
        required
        value={draft.supervisors}
        error={errorAt(problem, 'supervisorGroups')?.message}
        onChange={(supervisors) => onChange({ supervisors })}
      />
      {error !== null && error !== undefined && !atField && <ProblemNote error={error} />}
    </Stack>
  );
}
