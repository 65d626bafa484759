import 'i18next';

declare global {
  /** Each namespace adds its Chinese file here, in `messages/messages.d.ts`: a key that is not there does not compile. */
  interface MessageFiles {}
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'routes';
    keySeparator: false;
    returnNull: false;
    resources: MessageFiles;
    interpolationPrefix: '{';
    interpolationSuffix: '}';
  }
}
