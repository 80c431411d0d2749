import { Link } from '@tanstack/react-router';
import { Trans } from 'react-i18next';
import type { Reference } from '@/shared/api/schemas';

/** A name that is taken, and the group that has it. */
export function GroupNameTaken({ group }: { group: Reference }) {
  return (
    <Trans
      i18nKey="groups.nameTaken"
      values={{ name: group.name }}
      components={{
        group: (
          <Link to="/groups/$group" params={{ group: group.id }} style={{ color: 'inherit' }} />
        ),
      }}
    />
  );
}
