/** A sentence for people, in both languages of the product. Chinese is shown first. */
export type Message = Readonly<{ zh: string; en: string }>;

/** Takes what a long step has to say while it runs; `consoleLog` is the plainest one. */
export type Log = (message: Message) => void;

export const consoleLog: Log = ({ zh, en }) => console.log(`${zh}  ${en}`);
