import { Button, SegmentedControl } from '@mantine/core';
import { useEffect, useRef, useState, type SubmitEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe, usePresence } from '@/shared/api/queries';
import { calledOf, type Session } from '@/shared/api/schemas';
import { AttachButton } from '@/shared/files/AttachButton';
import { AttachedFiles } from '@/shared/files/AttachedFiles';
import { useAttachments } from '@/shared/files/attachments';
import { useDroppedFiles } from '@/shared/files/useDroppedFiles';
import { keysOf, sends } from '@/shared/keyboard/sendKey';
import { useShortcuts } from '@/shared/keyboard/shortcuts';
import { useTellTyping } from '@/shared/live/typing';
import { useChosenPeople, useDraft, type Outgoing } from '@/shared/outbox/outbox';
import { KeyHint } from '@/shared/ui/KeyHint';
import { namedIn } from '@/shared/ui/mentions';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import classes from './Composer.module.css';
import { justTaken } from './taken';
import { WritingField } from './WritingField';

type Kind = Outgoing['kind'];

export const MAX_LENGTH = 20_000;

interface Props {
  session: Session;
  thread: string;
  claiming: boolean;
  onClaim: () => void;
  onSend: (said: Pick<Outgoing, 'kind' | 'text' | 'files' | 'mentions'>) => void;
}

/** Reply or note, each with a draft of its own; where it is not mine to answer, how to get there. */
export function Composer({ session, thread, claiming, onClaim, onSend }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const { sendKey } = me.preferences;
  const presence = usePresence();
  const field = useRef<HTMLTextAreaElement>(null);
  const mayReply = session.may.includes('REPLY');
  const mayNote = session.may.includes('NOTE');
  const mayClaim = session.may.includes('CLAIM');
  const { status } = session;
  const over = status === 'CLOSED' || status === 'SPAM' ? status : undefined;
  const [chosen, setChosen] = useState<Kind>(mayReply || mayClaim || over ? 'REPLY' : 'NOTE');
  const kind = chosen === 'NOTE' && !mayNote ? 'REPLY' : chosen;
  const [draft, setDraft] = useDraft(`${thread}.${kind}`);
  const [people, setPeople] = useChosenPeople(thread);
  const mentions = kind === 'NOTE' ? namedIn(draft, people) : [];
  const files = useAttachments(`${thread}.${kind}`);
  const tellTyping = useTellTyping(`/api/sessions/${session.id}/typing`);

  const supervises = me.supervisorOf.some(({ id }) => id === session.line.id);
  const offline = me.presence === 'OFFLINE' && (kind === 'REPLY' || !supervises);
  const tooLong = draft.length > MAX_LENGTH;
  const may = kind === 'REPLY' ? mayReply : mayNote;

  const dropping = useDroppedFiles(may, files.add);

  const write = (to: Kind) => {
    setChosen(to);
    // The field may only appear with the choice; it is focused once it is there.
    requestAnimationFrame(() => field.current?.focus());
  };
  useEffect(() => {
    if (mayReply && justTaken(session.id)) field.current?.focus();
  }, [mayReply, session.id]);
  useShortcuts({
    r: mayReply ? () => write('REPLY') : undefined,
    n: mayNote ? () => write('NOTE') : undefined,
  });

  if (!mayReply && !mayNote && !mayClaim) {
    return (
      <p className={classes.cannot}>{over ? t(`composer.over.${over}`) : t('composer.readOnly')}</p>
    );
  }

  const empty = draft.trim() === '' && files.items.length === 0;
  const send = () => {
    const text = draft.trim();
    if (empty || tooLong || offline || !files.ready) return;
    setDraft('');
    if (kind === 'NOTE') setPeople([]);
    files.clear();
    onSend({ kind, text, files: files.stored, mentions });
  };
  const rewrite = (text: string) => {
    setDraft(text);
    if (text.trim() !== '' && !offline) tellTyping({ kind });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (sends(event, sendKey)) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape') event.currentTarget.blur();
  };

  return (
    <form
      className={classes.composer}
      data-kind={kind}
      data-dropping={dropping}
      onSubmit={submit}
      onPaste={(event) => {
        const pasted = [...event.clipboardData.files];
        if (!may || pasted.length === 0) return;
        event.preventDefault();
        files.add(pasted);
      }}
    >
      <div className={classes.top}>
        <SegmentedControl
          size="xs"
          aria-label={t('composer.kind')}
          value={kind}
          onChange={(value) => write(value === 'NOTE' ? 'NOTE' : 'REPLY')}
          data={[
            { value: 'REPLY', label: t('composer.reply') },
            { value: 'NOTE', label: t('composer.note'), disabled: !mayNote },
          ]}
        />
        {kind === 'NOTE' && <span className={classes.hint}>{t('composer.noteHint')}</span>}
      </div>
      {may ? (
        <>
          <WritingField
            key={kind}
            ref={field}
            session={session.id}
            offers={kind === 'NOTE' ? ['@', '/'] : ['/']}
            variant="unstyled"
            autosize
            minRows={2}
            maxRows={10}
            aria-label={kind === 'REPLY' ? t('composer.reply') : t('composer.note')}
            placeholder={
              kind === 'REPLY'
                ? t('composer.replyTo', { name: calledOf(session) })
                : t('composer.notePlaceholder')
            }
            error={tooLong && t('composer.tooLong', { max: MAX_LENGTH })}
            value={draft}
            onChange={rewrite}
            onMention={(person) =>
              setPeople([...people.filter(({ id }) => id !== person.id), person])
            }
            onKeyDown={onKeyDown}
          />
          {mentions.length > 0 && (
            <p className={classes.mentions}>
              {t('composer.mentions', { names: mentions.map(({ name }) => name).join(', ') })}
            </p>
          )}
          <AttachedFiles of={files} />
          <div className={classes.bottom}>
            <span className={classes.attach}>
              <AttachButton size={26} onFiles={files.add} />
              {dropping && <span className={classes.hint}>{t('files.dropHere')}</span>}
            </span>
            {offline ? (
              <>
                <span className={classes.hint}>{t('composer.offline')}</span>
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={presence.isPending}
                  onClick={() => presence.mutate('ONLINE')}
                >
                  {t('presence.goOnline')}
                </Button>
              </>
            ) : (
              <span className={classes.hint}>
                {files.ready ? keysOf(sendKey).join(' ') : t('files.notReady')}
              </span>
            )}
            <Button
              type="submit"
              size="compact-sm"
              px={14}
              disabled={empty || tooLong || offline || !files.ready}
            >
              {kind === 'REPLY' ? t('composer.send') : t('composer.addNote')}
            </Button>
          </div>
          {presence.isError && <ProblemNote error={presence.error} />}
        </>
      ) : (
        <div className={classes.claim}>
          <span>
            {mayClaim
              ? t('composer.claimToReply')
              : over
                ? t(`composer.over.${over}`)
                : t('composer.notMine')}
          </span>
          {mayClaim && (
            <Button
              size="compact-sm"
              variant="light"
              disabled={claiming}
              rightSection={<KeyHint of="c" />}
              onClick={onClaim}
            >
              {t('claim.claim')}
            </Button>
          )}
        </div>
      )}
    </form>
  );
}
