package io.keyback.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyback.form.FormPart.Field;
import org.camunda.feel.api.FeelEngineBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormReaderTest {

    private final FormReader reader = new FormReader(FeelEngineBuilder.forJava().build());

    @Test
    void textsAndButtonsAreNotEntered() throws JsonProcessingException {
        var parts = reader.read(json("""
                {'type':'text','id':'t','text':'Hello'},
                {'type':'group','id':'g','label':'Group','components':[{'type':'textfield','key':'a','label':'A'}]},
                {'type':'button','id':'b','label':'Go','action':'submit'}"""));

        assertThat(parts).hasSize(1);
        assertThat(parts.get(0).fields()).extracting(Field::key).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'filepicker','key':'a','label':'A'}",
                "{'type':'checklist','key':'a','label':'A','values':[{'label':'X','value':'x'}]}",
                "{'type':'dynamiclist','path':'a','label':'A','components':[]}",
                "{'type':'datetime','key':'a','dateLabel':'A'}",
                "{'key':'a','label':'A'}",
            })
    void anUnknownComponentIsRefused(String component) {
        assertRefused(component);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'textfield','key':'a','label':'A','disabled':true}",
                "{'type':'textfield','key':'a','label':'A','validate':{'validationType':'email'}}",
                "{'type':'textfield','key':'a','label':'A','validate':{'min':1}}",
                "{'type':'textfield','key':'a','label':'A','validate':{'maxLength':'=b'}}",
                "{'type':'number','key':'a','label':'A','validate':{'max':'=today().year'}}",
                "{'type':'number','key':'a','label':'A','increment':5}",
                "{'type':'select','key':'a','label':'A','valuesExpression':'=b'}",
                "{'type':'select','key':'a','label':'A','valuesKey':'b'}",
                "{'type':'textfield','key':'a','label':'A','properties':{'calenderDate':'past'}}",
                "{'type':'group','id':'g','label':'G','path':'g','components':[]}",
                "{'type':'group','id':'g','label':'G','isRepeating':true,'components':[]}",
                "{'type':'button','id':'b','label':'B','action':'reset'}",
            })
    void aRuleThatOnlyTheBrowserWouldKnowIsRefused(String component) {
        assertRefused(component);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'textfield','key':'a.b','label':'A'}",
                "{'type':'textfield','key':'','label':'A'}",
                "{'type':'textfield','key':'a'}",
                "{'type':'textfield','key':'a','label':'A','values':[{'label':'X','value':'x'}]}",
                "{'type':'textfield','key':'a','label':'A'},{'type':'number','key':'a','label':'A'}",
                "{'type':'select','key':'a','label':'A','values':[]}",
                "{'type':'radio','key':'a','label':'A','values':[{'label':'X','value':1}]}",
                "{'type':'radio','key':'a','label':'A','values':[{'label':'X','value':'x'},{'label':'Y','value':'x'}]}",
                "{'type':'textfield','key':'a','label':'A','conditional':{'hide':'b'}}",
                "{'type':'textfield','key':'a','label':'A','conditional':{'hide':'=b = = c'}}",
                "{'type':'textfield','key':'a','label':'A','conditional':{'show':'=b'}}",
                "{'type':'text','id':'t','text':'Hello','conditional':{'hide':'=b = = c'}}",
                "{'type':'text','id':'t','text':'Hello {{if b then}}'}",
                "{'type':'group','id':'g','label':'G','components':[],"
                        + "'properties':{'calendarDate':'past','day':'d','month':'m','year':'y'}}",
            })
    void anIllMadeFieldIsRefused(String component) {
        assertRefused(component);
    }

    private void assertRefused(String components) {
        assertThatIllegalArgumentException().isThrownBy(() -> reader.read(json(components)));
    }

    private static com.fasterxml.jackson.databind.JsonNode json(String components) throws JsonProcessingException {
        return new ObjectMapper().readTree(("{'components':[" + components + "]}").replace('\'', '"'));
    }
}
