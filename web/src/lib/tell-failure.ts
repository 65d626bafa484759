import { isProblem } from './problem';
import { toast } from './toasts';

/** For small acts without a form of their own: a refusal is told in a toast, anything else is left to be an error. */
export function tellFailure(act: Promise<unknown>): void {
  void act.catch((error: unknown) => {
    if (!isProblem(error)) throw error;
    toast.failed(error.message);
  });
}
