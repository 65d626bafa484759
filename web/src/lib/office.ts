/** The zone in which the office counts its days; told with the session. */
let zone = 'Asia/Shanghai';

export function setOfficeZone(next: string): void {
  zone = next;
}

export const officeZone = (): string => zone;
