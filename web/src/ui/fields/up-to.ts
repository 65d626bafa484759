/** How many characters of those that fit are told. */
const NEAR = 0.8;

interface Count {
  max: number;
  show: (counted: { value: string; count: number }) => React.ReactNode;
}

/** For the `count` of a text: nothing that is pasted is cut; how much too much it is stands there, and the server refuses it. */
export const upTo = (max: number): Count => ({ max, show: ({ count }) => (count < max * NEAR ? '' : `${count} / ${max}`) });
