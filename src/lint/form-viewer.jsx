// The viewer of Camunda Forms for our pages: form-js with a select that phones and screen readers know (its own is a
// styled text field), labelled radio groups, the hints of a field's properties, and the messages of our server.
import {
  Description,
  Errors,
  Form as FormJs,
  Label,
  Numberfield,
  Radio,
  Select,
  Textfield,
} from '@bpmn-io/form-js-viewer';
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import { useEffect } from 'preact/hooks';
import { CalmValidation } from './calm-validation.js';

function NativeSelect({ disabled, domId, errors = [], field, onBlur, onChange, onFocus, readonly, value }) {
  const { description, label, properties = {}, validate = {}, values = [] } = field;
  const descriptionId = `${domId}-description`;
  const errorsId = `${domId}-error-message`;
  const state = [errors.length && 'fjs-has-errors', disabled && 'fjs-disabled', readonly && 'fjs-readonly'];
  return (
    <div class={['fjs-form-field', 'fjs-form-field-select', ...state].filter(Boolean).join(' ')}>
      <Label htmlFor={domId} label={label} required={validate.required} />
      <select
        id={domId}
        class="fjs-input kb-select"
        disabled={disabled || readonly}
        required={validate.required}
        autocomplete={properties.autocomplete ?? 'off'}
        aria-invalid={errors.length > 0}
        aria-describedby={`${descriptionId} ${errorsId}`}
        onChange={(event) => onChange({ value: event.target.value || null })}
        onBlur={() => onBlur?.()}
        onFocus={() => onFocus?.()}
      >
        <option value="" selected={!value}>
          Please choose
        </option>
        {values.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
      <Description id={descriptionId} description={description} />
      <Errors id={errorsId} errors={errors} />
    </div>
  );
}
NativeSelect.config = Select.config;

function LabelledRadio(props) {
  return (
    <div role="radiogroup" aria-label={props.field.label}>
      <Radio {...props} />
    </div>
  );
}
LabelledRadio.config = Radio.config;

/** Gives the input what the field's properties say of it: autocomplete, inputmode. */
function withHints(Field, standard) {
  function Hinted(props) {
    const { domId, field } = props;
    useEffect(() => {
      const input = document.getElementById(domId);
      const { autocomplete, inputmode } = { ...standard, ...field.properties };
      if (input && autocomplete) input.setAttribute('autocomplete', autocomplete);
      if (input && inputmode) input.setAttribute('inputmode', inputmode);
    });
    return <Field {...props} />;
  }
  Hinted.config = Field.config;
  return Hinted;
}

class Fields {
  static $inject = ['formFields'];
  constructor(formFields) {
    formFields.register('select', NativeSelect);
    formFields.register('radio', LabelledRadio);
    formFields.register('textfield', withHints(Textfield, {}));
    formFields.register('number', withHints(Numberfield, { inputmode: 'numeric' }));
  }
}

const keyback = {
  __init__: ['keybackFields', 'calmValidation'],
  keybackFields: ['type', Fields],
  calmValidation: ['type', CalmValidation],
};

export class Form extends FormJs {
  constructor(options = {}) {
    // No debounce: what a browser fills in at one stroke, or is typed just before another field changes, would get lost.
    super({ debounce: false, ...options, additionalModules: [...(options.additionalModules ?? []), keyback] });
  }

  validate() {
    return this.get('calmValidation').submitting(() => super.validate());
  }

  _update(update) {
    this.get('calmValidation').typing(() => super._update(update));
  }
}
