/** A sentence for people, in both languages of the product. Chinese is shown first. */
export type Message = Readonly<{ zh: string; en: string }>;

/** Takes what a long step has to say while it runs. */
export type Log = (message: Message) => void;
