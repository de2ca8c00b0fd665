package org.tillbridge.channel.odata;

import java.io.StringWriter;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;

/// Writes a schema as CSDL XML, in the shape that clients of 4.0 and of 4.01 read.
public final class MetadataXml {

    private static final String EDMX = "http://docs.oasis-open.org/odata/ns/edmx";
    private static final String EDM = "http://docs.oasis-open.org/odata/ns/edm";

    private final Schema schema;
    private final XMLStreamWriter xml;

    private MetadataXml(Schema schema, XMLStreamWriter xml) {
        this.schema = schema;
        this.xml = xml;
    }

    public static String of(Schema schema) {
        var text = new StringWriter();
        try {
            new MetadataXml(schema, XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text)).write();
        } catch (XMLStreamException e) {
            throw new TillbridgeException(ErrorCode.bug("Metadata"), "The metadata cannot be written", e);
        }
        return text.toString();
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("edmx", "Edmx", EDMX);
        xml.writeNamespace("edmx", EDMX);
        xml.writeAttribute("Version", "4.0");
        xml.writeStartElement("edmx", "DataServices", EDMX);
        xml.writeStartElement("Schema");
        xml.writeDefaultNamespace(EDM);
        xml.writeAttribute("Namespace", schema.namespace());
        for (StructuredType type : schema.types()) {
            type(type);
        }
        for (Schema.Action action : schema.actions()) {
            action(action);
        }
        container();
        xml.writeEndDocument();
        xml.flush();
    }

    private void type(StructuredType type) throws XMLStreamException {
        xml.writeStartElement(type.findKey().isPresent() ? "EntityType" : "ComplexType");
        xml.writeAttribute("Name", type.name());
        if (type.findKey().isPresent()) {
            xml.writeStartElement("Key");
            element("PropertyRef", Map.of("Name", type.findKey().get()));
            xml.writeEndElement();
        }
        for (Member member : type.members()) {
            member(member, type.isRequired(member));
        }
        xml.writeEndElement();
    }

    private void member(Member member, boolean required) throws XMLStreamException {
        Map<String, String> attributes = new TreeMap<>(attributes(member));
        attributes.put("Name", member.name());
        if (required) {
            attributes.put("Nullable", "false");
        }
        element(member instanceof Member.Navigation ? "NavigationProperty" : "Property", attributes);
    }

    private Map<String, String> attributes(Member member) {
        return switch (member) {
            case Member.Simple(String name, EdmType type) -> simple(type);
            case Member.Complex(String name, String type, Member.Count count) ->
                // Generated clients demand a list of every entity that is sent where it is said to be there.
                Map.of("Type", count == Member.Count.MANY ? schema.list(type) : schema.full(type));
            case Member.Navigation(String name, String type) ->
                Map.of("Type", schema.list(type), "ContainsTarget", "true");
            case Member.Values(String name, EdmType type) ->
                Map.of("Type", "Collection(" + type.edmName() + ")", "Nullable", "false");
        };
    }

    private static Map<String, String> simple(EdmType type) {
        return switch (type) {
            case DECIMAL -> Map.of("Type", type.edmName(), "Scale", "variable");
            case DATE_TIME_OFFSET -> Map.of("Type", type.edmName(), "Precision", "6");
            default -> Map.of("Type", type.edmName());
        };
    }

    private void action(Schema.Action action) throws XMLStreamException {
        xml.writeStartElement("Action");
        xml.writeAttribute("Name", action.name());
        xml.writeAttribute("IsBound", "true");
        element("Parameter", Map.of("Name", "bindingParameter", "Type", schema.of(action.on())));
        for (Member parameter : action.parameters()) {
            Map<String, String> attributes = new TreeMap<>(attributes(parameter));
            attributes.put("Name", parameter.name());
            element("Parameter", attributes);
        }
        element("ReturnType", Map.of("Type", schema.of(action.returns())));
        xml.writeEndElement();
    }

    private void container() throws XMLStreamException {
        xml.writeStartElement("EntityContainer");
        xml.writeAttribute("Name", Schema.CONTAINER);
        for (var set : new TreeMap<>(schema.sets()).entrySet()) {
            element("EntitySet", Map.of("Name", set.getKey(), "EntityType", schema.full(set.getValue())));
        }
        xml.writeEndElement();
    }

    private void element(String name, Map<String, String> attributes) throws XMLStreamException {
        xml.writeEmptyElement(name);
        for (var attribute : new TreeMap<>(attributes).entrySet()) {
            xml.writeAttribute(attribute.getKey(), attribute.getValue());
        }
    }
}
