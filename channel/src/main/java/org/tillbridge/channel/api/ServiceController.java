package org.tillbridge.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tillbridge.channel.odata.MetadataJson;
import org.tillbridge.channel.odata.MetadataXml;
import org.tillbridge.kernel.access.Allowed;
import org.tillbridge.kernel.access.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/Commerce` and `/Commerce/$metadata`: what there is at this door.
@RestController
@RequestMapping("/Commerce")
final class ServiceController {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @GetMapping({"", "/"})
    @Allowed(Role.ANYONE)
    ResponseEntity<JsonNode> service(HttpServletRequest request) {
        AnswerFormat format = AnswerFormat.of(request);
        ObjectNode body = JSON.createObjectNode();
        if (!format.isBare()) {
            body.put("@odata.context", format.root() + "/$metadata");
        }
        ArrayNode sets = body.putArray("value");
        for (String set : new TreeSet<>(CommerceModel.SCHEMA.sets().keySet())) {
            sets.addObject().put("name", set).put("kind", "EntitySet").put("url", set);
        }
        return format.dress(ResponseEntity.ok()).body(body);
    }

    /// XML, as clients of OData 4.0 know it, unless JSON is asked for.
    @GetMapping("/$metadata")
    @Allowed(Role.ANYONE)
    ResponseEntity<byte[]> metadata(HttpServletRequest request) {
        boolean json = AnswerFormat.asksForJson(request);
        String text = json ? MetadataJson.of(CommerceModel.SCHEMA).toString() : MetadataXml.of(CommerceModel.SCHEMA);
        return ResponseEntity.ok()
                .header(AnswerFormat.VERSION, json ? "4.01" : "4.0")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .contentType(json ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_XML)
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
