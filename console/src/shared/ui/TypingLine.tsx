import bubbles from './bubbles.module.css';

/** Says who is writing, in a place that is kept for it. */
export function TypingLine({ words }: { words: string | undefined }) {
  return (
    <div className={bubbles.typing} role="status">
      {words !== undefined && (
        <>
          <span className={bubbles.dots} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <span>{words}</span>
        </>
      )}
    </div>
  );
}
