import { ActionIcon, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '@/shared/api/schemas';
import { useProblemText } from '@/shared/ui/useProblemText';
import { useMove } from './commands';
import classes from './Thread.module.css';

interface Props {
  session: Session;
  mayRename: boolean;
  /** Beside the title. */
  children: ReactNode;
  /** Below it. */
  facts: string;
}

const begin = (field: HTMLInputElement | null) => {
  field?.focus();
  field?.select();
};

/** The title, renamed where it stands: Enter keeps, Escape leaves it as it was; no title is the usual one. */
export function ThreadTitle({ session, mayRename, children, facts }: Props) {
  const { t } = useTranslation();
  const words = useProblemText();
  const move = useMove(session.id);
  const [typed, setTyped] = useState<string>();
  const pencil = useRef<HTMLButtonElement>(null);
  const editing = mayRename && typed !== undefined;

  const leave = () => {
    setTyped(undefined);
    move.reset();
    // Only after the field is gone the button is there again.
    requestAnimationFrame(() => pencil.current?.focus());
  };
  const keep = () => {
    const title = typed?.trim() ?? '';
    if (move.isPending) return;
    if (title === session.title) leave();
    else move.mutate({ to: 'title', title: title || null }, { onSuccess: leave });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) keep();
    else if (event.key === 'Escape') leave();
  };
  return (
    <div className={classes.words}>
      <div className={classes.titleLine}>
        {editing ? (
          <TextInput
            size="xs"
            className={classes.rename}
            aria-label={t('thread.title')}
            ref={begin}
            maxLength={255}
            error={move.isError && words(move.error)}
            errorProps={{ role: 'alert', className: classes.refused }}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onBlur={() => {
              if (typed.trim() === session.title) setTyped(undefined);
              else if (!move.isError) keep();
            }}
          />
        ) : (
          <>
            <h2 className={classes.title}>{session.title}</h2>
            {mayRename && (
              <ActionIcon
                ref={pencil}
                variant="subtle"
                color="gray"
                size={22}
                className={classes.pencil}
                aria-label={t('thread.rename')}
                onClick={() => setTyped(session.title)}
              >
                <IconPencil size={14} stroke={1.6} />
              </ActionIcon>
            )}
            {children}
          </>
        )}
      </div>
      {!(editing && move.isError) && (
        <div className={classes.facts}>{editing ? t('thread.renameHint') : facts}</div>
      )}
    </div>
  );
}
