import type { Receipt } from '../../../electron/contract/receipt.ts'
import { useAllWords } from '../../hooks/data/use-all-words.ts'
import { receiptProof, receiptText } from '../../model/pages/receipts.ts'
import { CopyButton } from '../controls/copy-button.tsx'
import { Fact } from './facts.tsx'
import { TimeAxis } from './time-axis.tsx'

interface ReceiptBodyProps {
  readonly receipt: Receipt
  readonly name: string
}

/** An opened record: facts, proof, steps. */
export function ReceiptBody({ receipt, name }: ReceiptBodyProps) {
  const words = useAllWords()
  const { history } = words.page
  const { subject, by, tries, elapsed, steps } = receipt
  return (
    <div className="receipt-body">
      <dl className="facts">
        <Fact term={history.proof} wide>
          {receiptProof(receipt, words).join(' · ')}
        </Fact>
        <Fact term={history.asker}>{history.askers[by]}</Fact>
        <Fact term={history.took}>{words.format.moment(elapsed)}</Fact>
        <Fact term={history.calls}>{words.format.number(tries)}</Fact>
        <Fact term={words.window.device}>{words.names.device[subject.device]}</Fact>
        <Fact term={words.window.phonebook} wide>
          {subject.phonebook === '' ? words.window.noPhonebook : subject.phonebook}
        </Fact>
      </dl>
      <TimeAxis steps={steps} elapsedMs={elapsed} words={words} written />
      <div className="buttons">
        <CopyButton
          copied={history.copied}
          label={history.copyNamed({ name })}
          text={() => receiptText(receipt, words)}
        >
          {history.copy}
        </CopyButton>
      </div>
    </div>
  )
}
