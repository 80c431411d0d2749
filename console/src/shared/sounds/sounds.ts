/** What can be heard: the notes of each sound, one after the other, in hertz. */
const SOUNDS = {
  newSession: [587, 880],
  newMessage: [740],
  assigned: [587, 740, 988],
  mention: [988, 740],
} as const;
export type Sound = keyof typeof SOUNDS;

const NOTE_S = 0.13;
const LOUD = 0.12;
/** After a break many things arrive at once; one tone tells of them all. */
const PAUSE_S = 1;

let context: AudioContext | undefined;
const last = new Map<Sound, number>();

/** The browser's audio; there is none where it cannot play. */
function audio(): AudioContext | undefined {
  if (!('AudioContext' in globalThis)) return undefined;
  context ??= new AudioContext();
  return context;
}

function note(on: AudioContext, hertz: number, at: number): void {
  const oscillator = new OscillatorNode(on, { type: 'sine', frequency: hertz });
  const volume = new GainNode(on, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUD, at + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + NOTE_S * 2);
  oscillator.connect(volume).connect(on.destination);
  oscillator.start(at);
  oscillator.stop(at + NOTE_S * 2);
}

/** Plays a short tone, unless the browser still waits for a first click. */
export function sound(name: Sound): void {
  const on = audio();
  if (on?.state !== 'running') return;
  if (on.currentTime - (last.get(name) ?? -PAUSE_S) < PAUSE_S) return;
  last.set(name, on.currentTime);
  SOUNDS[name].forEach((hertz, index) => note(on, hertz, on.currentTime + index * NOTE_S));
}

/** Browsers are silent until somebody clicks or types on the page; that is waited for. */
export function unlockSounds(): () => void {
  const unlock = () => {
    const on = audio();
    if (on?.state === 'suspended') void on.resume();
    stop();
  };
  const stop = () => {
    document.removeEventListener('pointerdown', unlock);
    document.removeEventListener('keydown', unlock);
  };
  document.addEventListener('pointerdown', unlock);
  document.addEventListener('keydown', unlock);
  return stop;
}
